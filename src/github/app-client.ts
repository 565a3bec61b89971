import type { KeyObject } from 'node:crypto';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import { signAppJwt } from './app-jwt.ts';
import { classifyAnswer } from './classify-answer.ts';
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

/**
 * Signs anew once when GitHub refuses the App's token and its clock shows that ours is wrong. After a rate limit nothing is
 * asked before the time that GitHub named: who goes on may be banned.
 */
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

  let rest = { untilMs: 0, seconds: 0 };

  function refuseWhileResting(): void {
    const seconds = Math.ceil((rest.untilMs - githubTime().getTime()) / 1000);
    // More than GitHub asked for: the clock was ahead then.
    if (seconds <= 0 || seconds > rest.seconds) return;
    throw new GatewayError(
      'rate-limited',
      `GitHub's rate limit for the App is reached; next try in ${seconds} s.`,
      {
        retryAfterSeconds: seconds,
      },
    );
  }

  function noteLimit(answer: RawAnswer): void {
    if (answer.status !== 403 && answer.status !== 429) return;
    const { kind, retryAfterSeconds } = classifyAnswer(
      answer,
      { what: 'answer', where: 'the App' },
      githubTime(),
    );
    if (kind !== 'rate-limited' || retryAfterSeconds === null) return;
    rest = { untilMs: githubTime().getTime() + retryAfterSeconds * 1000, seconds: retryAfterSeconds };
    log.warn({ seconds: retryAfterSeconds }, 'rate limit of GitHub: the App rests');
  }

  return {
    githubTime,
    async request(route, parameters) {
      refuseWhileResting();
      const send = async (at: Date) => {
        const answer = await options.request(route, parameters, `bearer ${signAppJwt(appId, key, at)}`);
        noteLimit(answer);

        return answer;
      };
      const signedAt = githubTime();
      const answer = await send(signedAt);
      const theirs = Date.parse(String(answer.headers['date']));
      if (answer.status !== 401 || Number.isNaN(theirs) || !isOff(signedAt, theirs)) return answer;
      learn(theirs);

      return send(githubTime());
    },
  };
}
