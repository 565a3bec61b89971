import { GatewayError } from '../../src/model/gateway-error.ts';

const aSecond = 20;
const seconds = 1200;
const longSeconds = 1800;

/**
 * So many jobs within minutes, each by its number. Whatever is put off comes again when it was told to; the numbers of
 * those that are to come again much later are returned.
 */
export async function playStorm(
  jobs: number,
  clock: { advance(seconds: number): void },
  work: (number: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const due = new Map<number, number[]>();
  const at = (second: number) => due.get(second) ?? due.set(second, []).get(second) ?? [];
  const putOff: number[] = [];
  for (let number = 0; number < jobs; number += 1) at(Math.floor(number / aSecond)).push(number);
  for (let second = 0; second < seconds; second += 1) {
    for (const number of due.get(second) ?? []) {
      const later = await work(number).then(() => null, secondsOf);
      if (later === null) continue;
      if (later >= longSeconds) putOff.push(number);
      else at(second + later).push(number);
    }
    clock.advance(1);
  }

  return putOff;
}

/** Of a write that was put off; anything else is thrown on. */
export function secondsOf(error: unknown): number {
  const told = error instanceof GatewayError ? error.retryAfterSeconds : null;
  if (told === null) throw error;

  return told;
}
