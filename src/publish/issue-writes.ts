import type { RepositoryIssue } from '../github/issue-port.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { cutAtGrapheme, fitToBudget } from '../render/budget.ts';
import { withMarker } from '../render/comment-marker.ts';
import { issueMarker, subjectOf } from '../render/issue-marker.ts';
import type { Language } from '../render/texts.ts';
import type { FiledIssues } from '../store/issue-port.ts';
import { type CloseExtraOptions, closeExtraIssues } from './close-extra-issue.ts';
import type { CommentWritesOptions } from './comment-writes.ts';
import { changeOf } from './issue-change.ts';
import type { IssueCreation, IssueEffect, IssueText, IssueUpdate, IssueWrites } from './issue-writes-port.ts';
import { type SpentBudget, spentBudget } from './noise-budget.ts';

export interface IssueWritesOptions extends CommentWritesOptions, CloseExtraOptions {
  readonly issues: FiledIssues;
  /** Of what the gateway says itself, where an effect tells no other. */
  readonly language: Language;
  readonly now: () => Date;
  /** `refused`: by GitHub, for what a person decided there. */
  readonly onIssueHeldBack?: ((reason: SpentBudget | 'refused') => void) | undefined;
}

/** GitHub refuses more than 256 characters, and bodies of more than 65,536. */
const maxTitleCharacters = 200;
const maxBodyBytes = 60_000;
/** The storm breaker counts an issue as so many comments. */
const noticesOfIssue = 3;
const ourLabel = 'rung';

class BudgetSpent extends Error {
  readonly reason: SpentBudget;

  constructor(reason: SpentBudget) {
    super(`The noise budget is spent: ${reason}.`);
    this.reason = reason;
  }
}

export function createIssueWrites(options: IssueWritesOptions): IssueWrites {
  const { github, issues, effects, limiter, dryRun, log, now, once, inTurn, visibleAfterMs } = options;
  const closeExtra = closeExtraIssues(options);

  async function admit(repository: RepositoryRef, effect: IssueEffect): Promise<void> {
    const spent = await spentBudget(issues, repository, effect, now());
    if (spent !== null) throw new BudgetSpent(spent);
  }

  async function find(repository: RepositoryRef, effect: IssueEffect) {
    const { subject, language = options.language } = effect;
    const [kept, ...others] = (await github.writes(repository).ownIssues()).filter(
      ({ body }) => subjectOf(body, github.appId) === subject,
    );
    if (kept === undefined) return undefined;
    for (const other of others)
      if (other.state === 'open') await closeExtra(repository, other, kept.number, language);

    return { githubId: kept.number, state: 'filed' };
  }

  /** At once, while nobody else is in the lane: whoever comes next counts it. The rest of the row is for the caller to tell. */
  async function remember({ id }: RepositoryRef, { subject }: IssueEffect, number: number): Promise<void> {
    const known = await issues.find(id, subject);
    if (known !== undefined && known.ending === null) return;
    await issues.put({
      ...{ repositoryId: id, subject, number, filedAt: now(), contentHash: '', before: null },
      ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null },
    });
  }

  async function create(repository: RepositoryRef, effect: IssueEffect, text: IssueText) {
    const { installationId } = repository;
    const { subject, language = options.language } = effect;
    const labels = [ourLabel, subject === 'maturity' ? 'rung:maturity' : 'rung:improvement'];
    let fresh: number | null = null;
    const { githubId } = await once({
      ...{ key: effect.key, state: 'filed', looksFirst: true, visibleAfterMs },
      async write(leave) {
        const post = async () => {
          leave();
          const { number } = await notGone(() => github.writes(repository).createIssue({ ...text, labels }));
          await remember(repository, effect, number);
          return number;
        };
        const kind = { notices: noticesOfIssue, admit: () => admit(repository, effect) };
        fresh = await limiter.run(installationId, 'notifying', post, kind);
        return fresh;
      },
      look: () => find(repository, effect),
      async undo({ githubId: extra }) {
        const kept = (await effects.find(effect.key))?.githubId ?? null;
        if (extra !== null && kept !== null) await closeExtra(repository, { number: extra }, kept, language);
      },
    });
    if (githubId === null) return { kind: 'refused' } as const;

    return { kind: githubId === fresh ? 'created' : 'adopted', number: githubId } as const;
  }

  async function update(repository: RepositoryRef, number: number, wanted: Parameters<typeof changeOf>[1]) {
    const writes = github.writes(repository);
    const seen = await writes.issue(number);
    if (seen === 'gone' || seen === 'moved') return 'gone';
    if (seen === 'closed' || seen.isLocked || seen.appId !== github.appId) return 'refused';
    const change = changeOf(seen, wanted);
    if (change !== null)
      await limiter.run(repository.installationId, 'notifying', () => writes.updateIssue(number, change));

    return 'written';
  }

  /** What a person decided is no error: issues switched off, a permission not given, an issue deleted. */
  function refusalOf(repository: RepositoryRef, error: unknown): 'gone' | 'refused' {
    const kind = error instanceof GatewayError ? error.kind : null;
    if (kind !== 'forbidden' && kind !== 'not-found' && kind !== 'gone') throw error;
    log.info({ repository: fullName(repository), problem: (error as Error).message }, 'issue refused');

    return kind === 'forbidden' ? 'refused' : 'gone';
  }

  function isSkipped(repository: RepositoryRef): boolean {
    if (dryRun) log.info({ repository: fullName(repository) }, 'dry run: issue not written');

    return dryRun;
  }

  function heldBack(repository: RepositoryRef, { subject }: IssueEffect, { reason }: BudgetSpent) {
    options.onIssueHeldBack?.(reason);
    log.info({ repository: fullName(repository), subject, reason }, 'issue held back: noise budget spent');

    return { kind: 'held-back' } as const;
  }

  return {
    async createIssue(repository, effect, { title, body }): Promise<IssueCreation> {
      if (isSkipped(repository)) return { kind: 'skipped' };
      const marked = withMarker(body, issueMarker(effect.subject, github.appId));
      const text = {
        title: cutAtGrapheme(title, maxTitleCharacters),
        body: fitToBudget(marked, maxBodyBytes),
      };
      try {
        // Without a request, where it is clear before: what is held back is asked for at each turn.
        if ((await effects.find(effect.key)) === undefined) await admit(repository, effect);

        return await inTurn(effect.key, () => create(repository, effect, text));
      } catch (error) {
        if (error instanceof BudgetSpent) return heldBack(repository, effect, error);
        refusalOf(repository, error);
        options.onIssueHeldBack?.('refused');

        return { kind: 'refused' };
      }
    },

    async updateIssue(repository, { number, subject }, body, state): Promise<IssueUpdate> {
      if (isSkipped(repository)) return 'skipped';
      const marked = withMarker(body, issueMarker(subject, github.appId));
      const wanted = { body: fitToBudget(marked, maxBodyBytes), state };
      try {
        return await inTurn(`issue/${repository.id}/${number}`, () => update(repository, number, wanted));
      } catch (error) {
        return refusalOf(repository, error);
      }
    },

    async filedIssues(repository) {
      const writes = github.writes(repository);
      const filed: { readonly subject: string; readonly issue: RepositoryIssue }[] = [];
      for (const listed of await writes.ownIssues()) {
        const subject = subjectOf(listed.body, github.appId);
        if (subject === null) continue;
        // Lists do not tell who closed an issue.
        const seen = listed.closedAt === null ? listed : await writes.issue(listed.number);
        filed.push({ subject, issue: typeof seen === 'string' ? listed : seen });
      }

      return filed;
    },
  };
}

/** Issues are switched off: they may be on again tomorrow, so the effect must not be done with. */
async function notGone<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind !== 'gone') throw error;
    throw new GatewayError('forbidden', error.message, { status: error.status, said: error.said });
  }
}
