import { isJudged } from '../../maturity/domain-level.ts';
import { unknownCauses } from '../../maturity/unknown-causes.ts';
import type { Cause, SourceName } from '../../model/cause.ts';
import type { PracticeResult } from '../../model/practice-result.ts';

/** Something that people can say or do, and the practices that it opens. */
export interface Answer {
  readonly kind: 'key' | 'report' | 'permission' | 'unreadable';
  /** A key of the policy, a permission, a path: untrusted text. Empty for a report. */
  readonly of: string;
  readonly opens: readonly string[];
}

export interface UnknownAnswers {
  readonly answers: readonly Answer[];
  /** Where there is nothing to answer, by the kind of cause. */
  readonly waiting: ReadonlyMap<Cause['kind'], number>;
  readonly total: number;
}

/** These sources are named by a key of the policy. */
const keysOfSources: Partial<Record<SourceName, string>> = {
  incidents: 'incident-label',
  deployments: 'production',
};

/** Practices that were not judged at all, by the one answer that would open them, the one that opens most first. */
export function unknownAnswers(results: readonly PracticeResult[]): UnknownAnswers {
  const open = results.filter(result => result.reason?.kind === 'unknown' && !isJudged(result));
  const answers = new Map<string, Answer>();
  const waiting = new Map<Cause['kind'], number>();
  for (const { cause, opens } of unknownCauses(open)) {
    const answer = answerTo(cause);
    if (answer === undefined) {
      waiting.set(cause.kind, (waiting.get(cause.kind) ?? 0) + opens.length);
      continue;
    }
    const name = `${answer.kind} ${answer.of}`;
    answers.set(name, { ...answer, opens: [...(answers.get(name)?.opens ?? []), ...opens] });
  }

  return {
    answers: [...answers.values()].toSorted((a, b) => b.opens.length - a.opens.length),
    waiting,
    total: open.length,
  };
}

function answerTo(cause: Cause): Omit<Answer, 'opens'> | undefined {
  switch (cause.kind) {
    case 'policy':
    case 'inferred':
      return { kind: 'key', of: cause.key };
    case 'report':
      return { kind: 'report', of: '' };
    case 'permission':
      return { kind: 'permission', of: cause.permission };
    case 'unreadable':
      return { kind: 'unreadable', of: cause.line === null ? cause.path : `${cause.path}:${cause.line}` };
    case 'source': {
      const key = keysOfSources[cause.what];

      return key === undefined ? undefined : { kind: 'key', of: key };
    }
    default:
      return undefined;
  }
}
