import { topics } from '../model/check-run-output.ts';
import type { PullRequestRef } from '../model/repository.ts';
import type { Services } from './services.ts';

const maxPullRequests = 1_000;
/** One check after the other, so that an installation with many open pull requests does not spend its quota at once. */
const spacingMs = 500;
/** Until it is kept what may be done from now on. */
const restMs = 1_000;

/** What kept Rung from judging, or from saying so, may be gone: open pull requests are judged as if nothing were known. */
export async function judgeAnew(
  { store, now }: Services,
  requests: {
    requestCheck(ref: PullRequestRef, options: { at: Date; background: boolean }): Promise<void>;
  },
  installationId: number,
): Promise<void> {
  const open = await store.pullRequests.openInInstallation(installationId, maxPullRequests);
  for (const [i, { repository, number, headSha }] of open.entries()) {
    for (const topic of topics) {
      const latest = await store.evaluations.latest(repository.id, headSha, topic);
      if (latest !== undefined) await store.evaluations.update(latest.id, { inputHash: null });
    }
    const at = new Date(now().getTime() + restMs + i * spacingMs);
    await requests.requestCheck({ repository, number }, { at, background: true });
  }
}
