import type { ShownAssessment } from './shown-assessment.ts';

/** Why there is no next step: all is there, too little is judged, or unknown answers decide. */
export function noStepText({ assessment: { domains }, facts, texts }: ShownAssessment): string {
  const { target } = facts.policy;
  const few = domains.every(({ proven }) => proven === null);
  const open = domains.some(({ proven }) => proven !== null && proven < target);

  return texts.text('assess:steps.none', { target, few, open });
}
