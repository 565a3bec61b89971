import { entry, type Form, wholeNumber } from './form.ts';
import type { PlannedMix } from './policy.ts';

const percent = wholeNumber(0, 100);
const shares = entry<PlannedMix>({ feature: percent, defect: percent, debt: percent, security: percent });

/** Shares of all work: together they are the whole. */
export const plannedMix: Form<PlannedMix> = {
  ...shares,
  schema: shares.schema.refine(
    ({ feature, defect, debt, security }) => feature + defect + debt + security === 100,
  ),
  expected: { form: 'mix' },
};
