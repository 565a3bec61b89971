import { setTimeout as sleep } from 'node:timers/promises';
import type { ExitCode } from '../command-io.ts';

export interface Sent {
  readonly message: string;
  /** 2 for a refusal that stays, 3 where another try may help. */
  readonly exitCode: Extract<ExitCode, 0 | 2 | 3>;
}

const timeoutMs = 60_000;
const attempts = 3;
const mostCharacters = 500;

/** Sends it, at most three times where the server is away or busy: the same report counts once. */
export async function putReport(
  url: URL,
  token: string,
  content: Uint8Array,
  pauseMs: number = 5_000,
): Promise<Sent> {
  for (let attempt = 1; ; attempt++) {
    const sent = await putOnce(url, token, content);
    if (sent.exitCode !== 3 || attempt === attempts) return sent;
    await sleep(pauseMs * attempt);
  }
}

async function putOnce(url: URL, token: string, content: Uint8Array): Promise<Sent> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/octet-stream',
        // As all that this command says.
        'Accept-Language': 'en',
      },
      body: new Uint8Array(content),
      // The token is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await answer.text();
  } catch (error) {
    return { message: `${url.origin} does not answer (${nameFault(error)})`, exitCode: 3 };
  }
  const said =
    messageIn(text) ?? `${url.origin} answered ${answer.status}: expected the answer of a Rung server`;
  if (answer.status === 202) return { message: said, exitCode: 0 };

  return { message: said, exitCode: answer.status >= 500 ? 3 : 2 };
}

function messageIn(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text);

    return typeof message === 'string' ? message.slice(0, mostCharacters) : undefined;
  } catch {
    return undefined;
  }
}

/** `fetch` hides the reason in the cause. */
function nameFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? error.cause : error;

  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
