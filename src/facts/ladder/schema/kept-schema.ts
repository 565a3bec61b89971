import { z } from 'zod';
import type { Evidence, LineState, PracticeResult, Reason } from '../../../model/practice-result.ts';
import type {
  AdviceRecord,
  EventGap,
  StoredValue,
  TeamRecord,
} from '../../../model/records/ladder-records.ts';
import type { EarlierAssessment } from '../repository-facts.ts';
import { causeSchema } from './cause-schema.ts';
import { amount, count, instant, recordOf } from './values.ts';

export const gapSchema = recordOf<EventGap>({ from: instant, to: instant });
export const adviceSchema = recordOf<AdviceRecord>({
  practice: z.string(),
  advisedAt: instant,
  resolvedAt: instant.nullable(),
});
export const storedValueSchema = recordOf<StoredValue>({
  practice: z.string(),
  at: instant,
  value: z.number(),
  isLowerBetter: z.boolean(),
});
export const teamSchema = recordOf<TeamRecord>({ slug: z.string(), members: count });

const state: z.ZodType<LineState> = z.enum(['met', 'unmet', 'not-applicable', 'unknown']);
const reason: z.ZodType<Reason> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown'), cause: causeSchema }),
  z.strictObject({ kind: z.literal('profile'), profile: z.string() }),
  z.strictObject({ kind: z.literal('solo') }),
  z.strictObject({ kind: z.literal('waived'), because: z.string(), until: z.string() }),
  z.strictObject({ kind: z.literal('nothing'), what: z.string() }),
  z.strictObject({ kind: z.literal('outside') }),
]);
const evidence = z.strictObject({
  text: z.string(),
  path: z.string().optional(),
  line: count.optional(),
  at: z.string().optional(),
}) as unknown as z.ZodType<Evidence>;

const result = recordOf<PracticeResult>({
  id: z.string(),
  state,
  level: z.literal([1, 2, 3, 4, 5]).nullable(),
  lines: z.partialRecord(z.enum(['2', '3', '4', '5']), state) as unknown as z.ZodType<
    PracticeResult['lines']
  >,
  value: z.number().nullable(),
  isAtLeast: z.boolean(),
  samples: amount.nullable(),
  windowDays: amount.nullable(),
  provenance: z.enum(['explicit', 'inferred']).nullable(),
  evidence: z.array(evidence),
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  reason: reason.nullable(),
  carriedFrom: instant.nullable(),
  gates: z.boolean(),
});

export const earlierSchema = recordOf<EarlierAssessment>({ at: instant, results: z.array(result) });
