import type { Log, LogFields } from '../model/log.ts';

/** Warns at once, and of the same again at most every `everyMs`, with the number that was left out in between. */
export function warnSeldom(log: Log, everyMs = 30_000): Log['warn'] {
  const seen = new Map<string, { at: number; leftOut: number }>();

  return (fields: LogFields, message: string) => {
    const last = seen.get(message);
    const at = performance.now();
    if (last !== undefined && at - last.at < everyMs) {
      last.leftOut += 1;
      return;
    }
    seen.set(message, { at, leftOut: 0 });
    log.warn(
      last === undefined || last.leftOut === 0 ? fields : { ...fields, leftOut: last.leftOut },
      message,
    );
  };
}
