import { z } from 'zod';
import type { RepositoryRef } from '../model/repository.ts';
import { carryOutCommand } from '../usecases/carry-out-command.ts';
import { carryOutIssueCommand } from '../usecases/issues/carry-out-issue-command.ts';
import { withdrawIssueCommand } from '../usecases/issues/withdraw-issue-command.ts';
import { askForTurn } from '../usecases/ladder/ask-for-turn.ts';
import { withdrawWaiver } from '../usecases/withdraw-waiver.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** Only a new comment is a command. One that is edited or deleted takes back what it waived or put off. */
export const issueComment = eventHandler({
  events: ['issue_comment'],
  schema: repositoryPayload.extend({
    action: z.string(),
    issue: z.object({ number: z.int(), pull_request: z.object({}).nullish() }),
    comment: z.object({
      id: z.int(),
      body: z.string().nullish(),
      created_at: z.coerce.date(),
      user: z.object({ id: z.int(), login: z.string(), type: z.string() }).nullish(),
      performed_via_github_app: z.object({}).nullish(),
    }),
  }),
  async handle(payload, { services, queue }, { repeatsBody }) {
    const { action, issue, comment } = payload;
    const place = { repository: toRepositoryRef(payload), number: issue.number };
    const isOnPull = issue.pull_request != null;
    const requestTurn = (repository: RepositoryRef) => askForTurn(services, queue, repository);
    if (action === 'edited' || action === 'deleted') {
      const wasInForce = isOnPull
        ? await withdrawWaiver(services, place, comment.id, queue.requestCheck)
        : await withdrawIssueCommand(services, place, comment.id, requestTurn);
      return wasInForce ? null : 'comment waived nothing and put nothing off';
    }

    if (action !== 'created') return `action ${action} is no command`;
    if (repeatsBody) return 'the same delivery came before: no command';
    const { user } = comment;
    if (user == null || user.type !== 'User' || comment.performed_via_github_app != null)
      return 'not written by a person';

    const said = {
      ...{ id: comment.id, body: comment.body ?? '', writtenAt: comment.created_at },
      actor: { id: user.id, login: user.login },
    };
    return isOnPull
      ? await carryOutCommand(services, { pullRequest: place, ...said }, queue.requestCheck)
      : await carryOutIssueCommand(services, { ...place, ...said }, requestTurn);
  },
});
