import { z } from 'zod';
import { noteIssueChange } from '../usecases/issues/note-issue-change.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** What people decide about Rung's own issues. What bots do there, Rung itself too, is seen at the next turn. */
export const issues = eventHandler({
  events: ['issues'],
  schema: repositoryPayload.extend({
    issue: z.object({ number: z.int() }),
    sender: z.object({ type: z.string().nullish() }).nullish(),
  }),
  async handle(payload, { services }) {
    const { issue, sender } = payload;
    if (sender?.type === 'Bot') return 'not done by a person';

    return await noteIssueChange(services, toRepositoryRef(payload), issue.number);
  },
});
