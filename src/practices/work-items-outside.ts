import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import type { Outcome } from './outcome.ts';

/** Practices that read issues make no sense where work items are kept in another tool. */
export const outsideGitHub: Outcome = { reason: { kind: 'outside' } };

export const areWorkItemsOutside = ({ workItems }: Pick<LadderPolicy, 'workItems'>): boolean =>
  workItems.in === 'outside';
