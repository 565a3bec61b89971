import type { Conclusion } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';

/**
 * GitHub's conclusion made from an answer. Only an enforced, unmet practice of a pull request that is not a draft is
 * red, unless it is waived: that makes it neutral, never green. Unknown is neutral: it never blocks.
 */
export function conclusionOf(
  answer: Answer,
  mode: 'advise' | 'enforce',
  draft: boolean,
  waived = false,
): Conclusion {
  if (answer === 'met' || answer === 'not-applicable') return 'success';
  if (answer === 'unmet' && mode === 'enforce' && !draft && !waived) return 'failure';

  return 'neutral';
}

/** Evidence that was withheld blocks only where the policy asks for it, the check is enforced and nobody waived it. */
export function conclusionOfWithheld(
  asked: 'neutral' | 'block',
  mode: 'advise' | 'enforce',
  draft: boolean,
  waived: boolean,
): Conclusion {
  return asked === 'block' && mode === 'enforce' && !draft && !waived ? 'action_required' : 'neutral';
}

const severity: Readonly<Record<Conclusion, number>> = {
  success: 0,
  neutral: 1,
  action_required: 2,
  failure: 3,
};

/** A check run belongs to the commit: of several pull requests with one head, the worse conclusion is shown. */
export function worse(one: Conclusion, other: Conclusion): Conclusion {
  return severity[other] > severity[one] ? other : one;
}
