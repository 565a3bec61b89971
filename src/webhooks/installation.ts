import { z } from 'zod';
import { isPolicyRepository } from '../model/policy-path.ts';
import { indexOpenPullRequests } from '../usecases/index-open-pull-requests.ts';
import { pullRequestsUnder } from '../usecases/pull-requests-under.ts';
import type { WebhookDependencies } from './dependencies.ts';
import { eventHandler, type Handled } from './handler.ts';

const repository = z.object({ id: z.int(), name: z.string() });
const installation = z.object({ id: z.int(), account: z.object({ login: z.string() }) });

/** The App was installed: open pull requests are indexed and judged. */
export const installed = eventHandler({
  events: ['installation'],
  schema: z.object({ action: z.string(), installation, repositories: z.array(repository).nullish() }),
  handle(payload, dependencies) {
    if (payload.action !== 'created') return Promise.resolve(`installation ${payload.action}`);

    return adopt(dependencies, payload.installation, payload.repositories ?? []);
  },
});

export const repositoriesAdded = eventHandler({
  events: ['installation_repositories'],
  schema: z.object({ action: z.string(), installation, repositories_added: z.array(repository).nullish() }),
  handle(payload, dependencies) {
    return adopt(dependencies, payload.installation, payload.repositories_added ?? []);
  },
});

/** One check after the other, so that an installation with many open pull requests does not spend its quota at once. */
const spacingMs = 500;

async function adopt(
  { services, queue }: WebhookDependencies,
  { id, account }: z.infer<typeof installation>,
  repositories: readonly z.infer<typeof repository>[],
): Promise<Handled> {
  let requested = 0;
  for (const one of repositories) {
    const ref = { installationId: id, id: one.id, owner: account.login, name: one.name };
    const open = await indexOpenPullRequests(services, ref);
    // With it comes the organization's policy, which rules what is open elsewhere.
    const ruled = isPolicyRepository(ref) ? await pullRequestsUnder(services, ref, null) : [];
    for (const pull of [...open, ...ruled]) {
      await queue.requestCheck(pull, { at: new Date(services.now().getTime() + requested * spacingMs) });
      requested += 1;
    }
  }

  return requested === 0 ? 'no open pull requests' : null;
}
