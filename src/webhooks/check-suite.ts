import { z } from 'zod';
import { topics } from '../model/check-run-output.ts';
import { forgetResult } from '../usecases/forget-result.ts';
import { checkCommit } from './commit-events.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** *Re-run all checks* on Rung's own suite, or another App's suite that ended. */
export const checkSuite = eventHandler({
  events: ['check_suite'],
  schema: repositoryPayload.extend({
    action: z.string(),
    check_suite: z.object({
      head_sha: z.string(),
      head_branch: z.string().nullish(),
      app: z.object({ id: z.int() }).nullish(),
    }),
  }),
  async handle(payload, dependencies, { receivedAt }) {
    const repository = toRepositoryRef(payload);
    const { head_sha, head_branch, app } = payload.check_suite;
    const { services } = dependencies;
    if (payload.action === 'rerequested' && app?.id === services.github.appId) {
      await forgetResult(services, repository, head_sha, topics, receivedAt);
    }

    return await checkCommit(dependencies, repository, head_sha, head_branch ?? null);
  },
});
