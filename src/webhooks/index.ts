import type { Probot } from 'probot';
import { createRepositoryNotes } from '../usecases/note-repository.ts';
import { checkRun } from './check-run.ts';
import { checkSuite } from './check-suite.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { EventHandler } from './handler.ts';
import { installation, installationTarget } from './installation.ts';
import { installationRepositories } from './installation-repositories.ts';
import { issueComment } from './issue-comment.ts';
import { mergeGroup } from './merge-group.ts';
import { noteRepositoryOf } from './note-repository-of.ts';
import { pullRequest } from './pull-request.ts';
import { push } from './push.ts';
import { release } from './release.ts';
import { repository } from './repository.ts';
import { status } from './status.ts';
import { workflowRun } from './workflow-run.ts';

const handlers: readonly EventHandler[] = [
  checkRun,
  checkSuite,
  installation,
  installationRepositories,
  installationTarget,
  issueComment,
  mergeGroup,
  pullRequest,
  push,
  release,
  repository,
  status,
  workflowRun,
];

/** Ties each event to its handler. A payload without what its handler needs is left alone, and the log says so. */
export function registerWebhooks(probot: Probot, dependencies: WebhookDependencies): void {
  const { services, queue, reasons, repeats } = dependencies;
  const note = createRepositoryNotes(services, queue);

  async function receive({ schema, handle }: EventHandler, guid: string, event: string, payload: unknown) {
    const refused = await noteRepositoryOf(services, note, event, payload);
    if (refused !== null) return refused;
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return 'payload lacks what is needed';

    return await handle(parsed.data, dependencies, { repeatsBody: repeats.has(guid) });
  }

  for (const handler of handlers) {
    for (const event of handler.events) {
      probot.on(event as Parameters<Probot['on']>[0] & string, async context => {
        const reason = await receive(handler, context.id, event, context.payload);
        if (reason !== null) reasons.note(context.id, reason);
      });
    }
  }
}
