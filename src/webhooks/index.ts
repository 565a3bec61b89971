import type { Probot } from 'probot';
import { checkRun } from './check-run.ts';
import { checkSuite } from './check-suite.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { EventHandler } from './handler.ts';
import { installed, repositoriesAdded } from './installation.ts';
import { issueComment } from './issue-comment.ts';
import { mergeGroup } from './merge-group.ts';
import { pullRequest } from './pull-request.ts';
import { push } from './push.ts';
import { release } from './release.ts';
import { status } from './status.ts';
import { workflowRun } from './workflow-run.ts';

const handlers: readonly EventHandler[] = [
  checkRun,
  checkSuite,
  installed,
  issueComment,
  mergeGroup,
  pullRequest,
  push,
  release,
  repositoriesAdded,
  status,
  workflowRun,
];

/** Ties each event to its handler. A payload without what its handler needs is left alone, and the log says so. */
export function registerWebhooks(probot: Probot, dependencies: WebhookDependencies): void {
  for (const { events, schema, handle } of handlers) {
    for (const event of events) {
      probot.on(event as Parameters<Probot['on']>[0] & string, async context => {
        const parsed = schema.safeParse(context.payload);
        const reason = parsed.success
          ? await handle(parsed.data, dependencies, { repeatsBody: dependencies.repeats.has(context.id) })
          : 'payload lacks what is needed';
        if (reason !== null) dependencies.reasons.note(context.id, reason);
      });
    }
  }
}
