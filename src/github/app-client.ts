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

/** What GitHub's clock is ahead of ours. Clients that share one learn from each other. */
export interface Skew {
  ms: number;
}

const tolerableSkewMs = 30_000;

/** Signs anew once when GitHub refuses the App's token and its clock shows that ours is wrong. */
export function createAppClient(options: {
  appId: number;
  key: KeyObject;
  request: OctokitRequest;
  now: () => Date;
  log: Log;
  skew?: Skew | undefined;
}): AppClient {
  const { appId, key, now, log, skew = { ms: 0 } } = options;
  const githubTime = () => new Date(now().getTime() + skew.ms);
  const isOff = (time: Date, theirs: number) => Math.abs(theirs - time.getTime()) >= tolerableSkewMs;

  /** Another request may have learnt it meanwhile: one alert is enough. */
  function learn(theirs: number): void {
    if (!isOff(githubTime(), theirs)) return;
    skew.ms = theirs - now().getTime();
    log.warn({ skewSeconds: Math.round(skew.ms / 1000) }, "this machine's clock differs from GitHub's");
  }

  return {
    githubTime,
    async request(route, parameters) {
      const send = (at: Date) => options.request(route, parameters, `bearer ${signAppJwt(appId, key, at)}`);
      const signedAt = githubTime();
      const answer = await send(signedAt);
      const theirs = Date.parse(String(answer.headers['date']));
      if (answer.status !== 401 || Number.isNaN(theirs) || !isOff(signedAt, theirs)) return answer;
      learn(theirs);

      return send(githubTime());
    },
  };
}
