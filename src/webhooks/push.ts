import { z } from 'zod';
import { policyPush } from '../facts/policy-push.ts';
import { pullRequestsUnder } from '../usecases/pull-requests-under.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** One check after the other, so that a policy of many pull requests does not spend the quota at once. */
const spacingMs = 500;

/** A policy file may have changed: the open pull requests that it rules are judged again. */
export const push = eventHandler({
  events: ['push'],
  // `policyPush` reads the rest of it.
  schema: repositoryPayload
    .extend({ repository: z.looseObject(repositoryPayload.shape.repository.shape) })
    .loose(),
  async handle(payload, { services, queue }) {
    const pushed = policyPush(payload);
    if (pushed === undefined) return 'touches no policy in force';
    const { branch, isOrganizations } = pushed;
    const repository = toRepositoryRef(payload);
    const ruled = await pullRequestsUnder(services, repository, isOrganizations ? null : branch);
    const now = services.now().getTime();
    for (const [i, pull] of ruled.entries())
      await queue.requestCheck(pull, { at: new Date(now + i * spacingMs) });

    return ruled.length === 0 ? 'no open pull requests' : null;
  },
});
