import type { KeyObject } from 'node:crypto';
import type { Log } from '../model/log.ts';
import { signAppJwt } from './app-jwt.ts';
import type { OctokitRequest, RawAnswer, Route } from './octokit-request.ts';

/** Calls GitHub as the App itself. */
export interface AppClient {
  request(route: Route, parameters: Readonly<Record<string, unknown>>): Promise<RawAnswer>;
  /** Our clock, corrected by what GitHub's `date` headers taught. */
  githubTime(): Date;
}

const tolerableSkewMs = 30_000;

/** Signs anew once when GitHub refuses the App's token and its clock shows that ours is wrong. */
export function createAppClient(options: {
  appId: number;
  key: KeyObject;
  request: OctokitRequest;
  now: () => Date;
  log: Log;
}): AppClient {
  let skewMs = 0;
  const githubTime = () => new Date(options.now().getTime() + skewMs);

  function learnSkew(answer: RawAnswer): boolean {
    const theirs = Date.parse(String(answer.headers['date']));
    if (Number.isNaN(theirs) || Math.abs(theirs - githubTime().getTime()) < tolerableSkewMs) return false;
    skewMs = theirs - options.now().getTime();
    options.log.warn(
      { skewSeconds: Math.round(skewMs / 1000) },
      "this machine's clock differs from GitHub's",
    );
    return true;
  }

  return {
    githubTime,
    async request(route, parameters) {
      const send = () =>
        options.request(route, parameters, `bearer ${signAppJwt(options.appId, options.key, githubTime())}`);
      const answer = await send();
      return answer.status === 401 && learnSkew(answer) ? send() : answer;
    },
  };
}
