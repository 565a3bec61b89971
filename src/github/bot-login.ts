import { GatewayError } from '../model/gateway-error.ts';
import { appShape } from './answers/app.ts';
import type { AppClient } from './app-client.ts';
import { classifyAnswer } from './classify-answer.ts';

const keptMs = 60 * 60_000;

/** The login that carries what the App writes; it changes with the App's name, so it is believed for an hour. */
export function readBotLogin(app: AppClient, now: () => Date): () => Promise<string> {
  let known: { readonly login: string; readonly untilMs: number } | undefined;

  return async () => {
    if (known !== undefined && now().getTime() < known.untilMs) return known.login;
    const answer = await app.request('GET /app', {});
    if (answer.status >= 300) throw classifyAnswer(answer, { what: 'App', where: 'GitHub' }, now());
    const slug = appShape.safeParse(answer.data).data?.slug;
    if (!slug) throw new GatewayError('unavailable', "GitHub's answer does not tell the App's slug.");
    known = { login: `${slug}[bot]`, untilMs: now().getTime() + keptMs };

    return known.login;
  };
}
