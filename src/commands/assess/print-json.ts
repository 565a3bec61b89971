import { isJudged } from '../../maturity/domain-level.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import type { Evidence, PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { askedText } from '../../render/ladder/asked-text.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import { reasonText } from '../../render/ladder/reason-text.ts';
import { seenText } from '../../render/ladder/seen-text.ts';
import { headSha, practicesOf, type ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import { printableJson } from '../printable-json.ts';

/** The documented schema 1. Words and keys are in no language, sentences in the one that was asked for. */
export function assessmentJson(shown: ShownAssessment): string {
  const { facts, assessment } = shown;
  const { repository, at, catalogue, profile, domains, next, unknown } = assessment;
  const practices = practicesOf(shown);
  const told = (result: PracticeResult) => {
    const practice = practices.get(result.id);

    return practice === undefined ? [] : [practiceOf(practice, result, shown)];
  };

  return printableJson({
    ...{ schema: 1, repository, webUrl: facts.webUrl ?? null, head: headSha(shown) },
    ...{ at: new Date(at).toISOString(), catalogue, target: facts.policy.target },
    profile: { name: profile.profile, isDetected: profile.isDetected, by: profile.by },
    domains: domains.map(({ id, proven, possible, isPartlyNext, judged, applicable, practices: own }) => ({
      ...{ id, name: domainNames[id], proven, possible, partial: isPartlyNext, judged, applicable },
      practices: own.flatMap(told),
    })),
    next,
    unknown,
  });
}

function practiceOf(practice: Practice, result: PracticeResult, { facts, texts }: ShownAssessment) {
  const { id, state, level, lines, value, isAtLeast, samples, windowDays, provenance } = result;
  const unmet = askedLevels.find(one => lines[one] === 'unmet');
  const { reason, figures, gates } = result;

  return {
    ...{ id, state, level, isJudged: isJudged(result), gates, lines, value, unit: practice.levels.unit },
    ...{ isAtLeast, samples, window: windowDays, provenance, figures },
    seen: value === null ? null : seenText(practice, result, texts),
    evidence: result.evidence.map(one => evidenceOf(one, facts.webUrl)),
    reason: reason === null ? null : { ...reason, text: reasonText(practice, reason, texts) },
    next:
      unmet === undefined
        ? null
        : {
            level: unmet,
            asks: askedText(practice, unmet, figures, texts),
            remedy: practiceText(practice, 'remedy', texts),
            actor: practice.actor,
          },
  };
}

function evidenceOf({ text, path, line, at }: Evidence, webUrl: string | undefined) {
  return {
    text,
    ...(path !== undefined && { path, line: line ?? null }),
    ...(at !== undefined && (webUrl === undefined ? { at } : { url: `${webUrl}/${at}` })),
  };
}
