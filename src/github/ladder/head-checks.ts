import { z } from 'zod';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { instantMs, wholeList } from './answers.ts';
import type { ChecksWanted } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';

const contextShape = z.object({
  name: z.string().nullish(),
  conclusion: z.string().nullish(),
  startedAt: instantMs.nullish(),
  completedAt: instantMs.nullish(),
  checkSuite: z
    .object({ createdAt: instantMs, app: z.object({ databaseId: z.number().nullish() }).nullish() })
    .nullish(),
  context: z.string().nullish(),
  state: z.string().nullish(),
  createdAt: instantMs.nullish(),
});

export const rollupShape = z.object({ contexts: wholeList(contextShape) }).nullish();

const good = new Set(['SUCCESS', 'NEUTRAL', 'SKIPPED']);

/**
 * From the first check queued to the last one completed. Rung's own checks wait for the others, so they are left out.
 * Null while one runs, and where GitHub did not tell all of them.
 */
export function headChecks(
  rollup: z.output<typeof rollupShape>,
  { names }: ChecksWanted,
  isOwn: LadderSource['isOwn'],
): PullRequestRecord['checks'] {
  const nameOf = (each: z.output<typeof contextShape>) => each.name ?? each.context ?? '';
  const others = rollup?.contexts?.filter(
    each => !isOwn({ name: nameOf(each), appId: each.checkSuite?.app?.databaseId ?? null }),
  );
  const counted = others?.filter(each => names === null || names.includes(nameOf(each)));
  if (counted === undefined || counted.length === 0) return null;

  const spans = counted.map(each => ({
    // A status is one moment, and waited for since then or earlier.
    queuedAt: each.checkSuite?.createdAt ?? each.startedAt ?? each.createdAt,
    completedAt: each.completedAt ?? (each.state === 'PENDING' ? null : each.createdAt),
    isGreen: good.has(each.conclusion ?? each.state ?? ''),
  }));
  const queued = spans.flatMap(({ queuedAt }) => queuedAt ?? []);
  const completed = spans.flatMap(({ completedAt }) => completedAt ?? []);
  if (queued.length === 0 || completed.length < spans.length) return null;

  return {
    queuedAt: Math.min(...queued),
    completedAt: Math.max(...completed),
    isGreen: spans.every(({ isGreen }) => isGreen),
  };
}
