import { orUnknown } from '../collect/or-unknown.ts';
import type { ReconcileRequest } from '../model/reconcile.ts';
import { carryOutCommand } from './carry-out-command.ts';
import { carryOutIssueCommand } from './issues/carry-out-issue-command.ts';
import { noteIssueChanges } from './issues/note-issue-change.ts';
import { askForTurn } from './ladder/ask-for-turn.ts';
import { askOpenEvaluations } from './reconcile/ask-open-evaluations.ts';
import { AskedOnce } from './reconcile/asked-once.ts';
import { reconcilePullRequests } from './reconcile/reconcile-pull-requests.ts';
import type { ReconcileRequests } from './reconcile/reconcile-requests.ts';
import { releasesSince } from './reconcile/releases-since.ts';
import { type UnseenCommand, unseenCommands } from './reconcile/unseen-commands.ts';
import type { Services } from './services.ts';

export type { ReconcileRequests } from './reconcile/reconcile-requests.ts';

export interface Reconciled {
  /** Open pull requests; null where they were not asked about, or may not be seen. */
  readonly open: number | null;
  /** Known as open, and open no more. */
  readonly closed: number;
  /** Pull requests whose check was asked for. */
  readonly checks: number;
  readonly releases: number;
  readonly commands: number;
}

/** Where nobody knows since when events were missed, releases and commands are looked for so far back. */
const farBackMs = 3 * 24 * 60 * 60 * 1000;

/**
 * Compares a repository's present state with what is known of it, and asks for what differs: so missed events are made
 * good, in one or two requests where nothing changed. Only commands are carried out here; nothing is judged.
 */
export async function reconcileRepository(
  services: Services,
  { repository, since, ...request }: ReconcileRequest,
  requests: ReconcileRequests,
): Promise<Reconciled> {
  const missed = new Set(request.missed);
  const { overviews, repositories } = services.store;
  const startedAt = services.now();
  const from = since ?? new Date(startedAt.getTime() - farBackMs);
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const asked = new AskedOnce(requests);

  // Before GitHub is asked: what is opened meanwhile must not look closed.
  const known = await overviews.openPullRequests(repository.id);
  const isAboutPulls = request.missed.some(one => one !== 'releases' && one !== 'issues');
  const open = isAboutPulls ? await orUnknown(reads.openPullRequests()) : undefined;
  const question = { services, reads, repository, missed, asked };
  const closed = open === undefined ? 0 : await reconcilePullRequests(question, open, known);
  if (missed.has('runs') || missed.has('checks'))
    await askOpenEvaluations(services, reads, repository, requests);

  const hasPlaces = Boolean(open?.length) || (await services.store.issues.list(repository.id)).length > 0;
  const mayCommand = missed.has('comments') && hasPlaces;
  const commands = mayCommand ? await unseenCommands(services, reads, repository, from) : [];
  for (const command of commands) await carryOut(services, command, requests);

  const releases = missed.has('releases') ? await releasesSince(services, reads, repository, from) : [];
  for (const release of releases) await requests.requestReleaseCheck(release, { background: true });
  if (missed.has('issues')) await noteIssueChanges(services, repository);
  if (missed.has('pull-requests') && open !== undefined)
    await repositories.change(repository, { reconciledAt: startedAt });

  return {
    ...{ open: open?.length ?? null, closed, checks: asked.count },
    ...{ releases: releases.length, commands: commands.length },
  };
}

async function carryOut(services: Services, unseen: UnseenCommand, requests: ReconcileRequests) {
  const { isOnPullRequest, ...comment } = unseen;
  if (isOnPullRequest) return await carryOutCommand(services, comment, ref => requests.requestCheck(ref));

  return await carryOutIssueCommand(services, { ...comment, ...comment.pullRequest }, repository =>
    askForTurn(services, requests, repository),
  );
}
