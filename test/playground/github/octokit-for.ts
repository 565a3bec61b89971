import { App, Octokit } from 'octokit';
import type { StandIn } from '../../../src/playground/github/start-github.ts';

/** Real Octokit on the stand-in, without its retries: a test wants to see each answer. */
export function octokitFor(github: Pick<StandIn, 'url' | 'app'>, privateKey = github.app.privateKey): App {
  return new App({
    appId: github.app.id,
    privateKey,
    Octokit: Octokit.defaults({
      baseUrl: github.url,
      throttle: { enabled: false },
      retry: { enabled: false },
    }),
  });
}

/** Status and message of a request that is refused. */
export async function refusal(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await request;
  } catch (error) {
    const { status, message } = error as { status: number; message: string };
    return { status, message };
  }
  throw new Error('The request was not refused.');
}
