import { isJudged } from '../../maturity/domain-level.ts';
import { type UnknownCause, unknownCauses } from '../../maturity/unknown-causes.ts';
import type { Cause } from '../../model/cause.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Texts } from '../texts.ts';
import { causeText } from './reason-text.ts';
import { isFromClone, type ShownAssessment } from './shown-assessment.ts';

/** Practices that one kind of answer would open. */
export interface UnknownGroup {
  readonly kind: Cause['kind'];
  readonly opens: readonly string[];
  /** What they wait for: `need GitHub`. */
  readonly what: string;
  /** How to give it. Untrusted text. */
  readonly answer: string;
}

const maxWords = 4;

/** Of practices that were not judged at all, the group with the most first. */
export function unknownGroups(shown: ShownAssessment): readonly UnknownGroup[] {
  const results = shown.assessment.domains.flatMap(({ practices }) => practices);
  const causes = unknownCauses(results.filter(isOpen));
  const groups = Map.groupBy(causes, ({ cause }) => groupOf(cause));

  return [...groups]
    .map(([group, found]) => {
      const [kind] = group.split(' ', 1) as [Cause['kind']];
      const opens = found.flatMap(practices => practices.opens);
      const what = shown.texts.text(`assess:unknown.${kind}`, { single: opens.length === 1 });

      return { kind, opens, what, answer: answerTo(kind, found, shown) };
    })
    .toSorted((a, b) => b.opens.length - a.opens.length);
}

const isOpen = (result: PracticeResult): boolean => result.reason?.kind === 'unknown' && !isJudged(result);

/** What was guessed becomes certain by the same word as what is not known; of what was not found each has a sentence of its own. */
function groupOf(cause: Cause): string {
  if (cause.kind === 'source') return `source ${cause.what}`;

  return cause.kind === 'inferred' ? 'policy' : cause.kind;
}

function answerTo(kind: Cause['kind'], found: readonly UnknownCause[], shown: ShownAssessment): string {
  const { facts, texts } = shown;
  const words = [...new Set(found.flatMap(({ cause }) => wordOf(cause, texts)))];
  const isHistory = found.every(({ cause }) => 'what' in cause && cause.what !== 'files');
  if (kind === 'truncated' && isFromClone(shown))
    return texts.text(`assess:answer.${isHistory ? 'unshallow' : 'refetch'}`);

  return texts.text(`assess:answer.${kind}`, {
    repository: facts.repository.includes('/') ? facts.repository : 'owner/name',
    words: listed(words, texts),
  });
}

function wordOf(cause: Cause, texts: Texts): readonly string[] {
  switch (cause.kind) {
    case 'permission':
      return [cause.permission];
    case 'policy':
    case 'inferred':
      return [cause.key];
    case 'truncated':
      return [cause.what];
    case 'unreadable':
      return [cause.line === null ? cause.path : `${cause.path}:${cause.line}`];
    case 'source':
      return [causeText(cause, texts)];
    default:
      return [];
  }
}

function listed(words: readonly string[], texts: Texts): string {
  const and = texts.text('practices-doc:and');
  const more = words.length - maxWords;
  const shown = words.slice(0, maxWords);

  return [...shown, ...(more > 0 ? [texts.text('assess:steps.more', { total: more })] : [])].join(and);
}
