import type { Cause } from '../model/cause.ts';
import { askedLevels } from '../model/level.ts';
import type { LineState, PracticeResult, Reason } from '../model/practice-result.ts';
import type { Practice, Question } from './define-practice.ts';
import type { LadderFacts } from './derived-facts.ts';
import { judgeLines } from './judge-lines.ts';
import type { Assessed, Outcome } from './outcome.ts';

/**
 * A fault in one practice makes that one unknown and stops nothing else.
 * @param onFault is told of it, for the log.
 */
export function evaluatePractice(
  practice: Practice,
  facts: LadderFacts,
  question: Question,
  onFault: (practice: string, error: unknown) => void,
): PracticeResult {
  let outcome: Outcome;
  try {
    const values: Record<string, unknown> = {};
    for (const need of practice.needs) {
      const fact = facts.get(need);
      if (!fact.known) return withReason(practice, { kind: 'unknown', cause: fact.cause });
      values[need] = fact.value;
    }
    outcome = practice.evaluate(values as never, question);
  } catch (error) {
    onFault(practice.id, error);
    return withReason(practice, { kind: 'unknown', cause: { kind: 'fault' } });
  }

  return 'reason' in outcome ? withReason(practice, outcome.reason) : withLines(practice, outcome);
}

/** Not assessed: every line it asks is unknown, or none of them applies. */
export function withReason({ id, levels, gates }: Practice, reason: Reason): PracticeResult {
  const state: LineState = reason.kind === 'unknown' ? 'unknown' : 'not-applicable';
  const asked = askedLevels.filter(level => levels.lines[level] !== undefined);

  return {
    ...{ id, state, level: null, lines: Object.fromEntries(asked.map(level => [level, state])) },
    ...{ value: null, isAtLeast: false, samples: null, windowDays: null, provenance: null },
    ...{ evidence: [], figures: {}, reason, carriedFrom: null, gates },
  };
}

function withLines({ id, levels, gates }: Practice, outcome: Assessed): PracticeResult {
  const { lines, level: reached, cause } = judgeLines(levels, outcome);
  // Where nothing is asked, nothing is reached.
  const level = Object.keys(lines).length === 0 ? null : reached;
  const { value, isAtLeast, samples, windowDays, evidence, figures, inferred } = outcome;

  return {
    ...{ id, state: stateOf(Object.values(lines)), level, lines, value, isAtLeast, samples, windowDays },
    ...{ provenance: inferred === null ? 'explicit' : 'inferred', evidence, figures, gates },
    ...{ reason: reasonOf(cause), carriedFrom: null },
  };
}

function stateOf(lines: readonly LineState[]): LineState {
  if (lines.includes('unmet')) return 'unmet';

  return lines.includes('unknown') ? 'unknown' : 'met';
}

const reasonOf = (cause: Cause | null): Reason | null => (cause === null ? null : { kind: 'unknown', cause });
