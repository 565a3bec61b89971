import { z } from 'zod';
import { checkRunNames, topics } from '../model/check-run-output.ts';
import { forgetResult } from '../usecases/forget-result.ts';
import { checkCommit } from './commit-events.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** Another App's result, or the *Re-run* button of one of Rung's own checks. */
export const checkRun = eventHandler({
  events: ['check_run'],
  schema: repositoryPayload.extend({
    action: z.string(),
    check_run: z.object({
      name: z.string(),
      head_sha: z.string(),
      app: z.object({ id: z.int() }).nullish(),
      check_suite: z.object({ head_branch: z.string().nullish() }).nullish(),
    }),
  }),
  async handle(payload, dependencies, { receivedAt }) {
    const repository = toRepositoryRef(payload);
    const { name, head_sha, app, check_suite } = payload.check_run;
    const { services } = dependencies;
    if (payload.action === 'rerequested' && app?.id === services.github.appId) {
      const asked = topics.filter(topic => checkRunNames[topic] === name);
      await forgetResult(services, repository, head_sha, asked, receivedAt);
    }

    return await checkCommit(dependencies, repository, head_sha, check_suite?.head_branch ?? null);
  },
});
