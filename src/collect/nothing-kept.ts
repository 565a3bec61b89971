import type { KeptPolicies } from '../store/port.ts';

/** For whoever asks once and has no database: no policy file of before takes the place of a broken one. */
export const nothingKept: KeptPolicies = {
  find: async () => undefined,
  keep: async () => {},
};
