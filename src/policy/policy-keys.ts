import { checkKeys } from './check-keys.ts';
import { calendarKeys, factKeys, generalKeys } from './general-keys.ts';
import type { PolicyKey } from './policy-key.ts';
import { reportKeys } from './report-keys.ts';

/** All that makes up a `Policy`, in the order of the documentation. A new key is one more entry in one of these lists. */
export const policyKeys: readonly PolicyKey[] = [
  ...generalKeys,
  ...checkKeys,
  ...factKeys,
  ...calendarKeys,
  ...reportKeys,
];
