import type { Time } from './calendar.ts';
import type { Move } from './move.ts';

/** Wishes from before the first week: nobody takes them. */
export const backlog: readonly string[] = [
  ...['dark-colours', 'print-page', 'older-browsers', 'more-languages', 'feet-and-fathoms', 'night-mode'],
  ...['offline-use', 'share-link', 'bigger-type', 'map-of-buoys', 'spoken-times', 'wave-height'],
];

export const plan = (
  at: Time,
  issues: readonly string[],
  labels: readonly string[] = ['priority: high'],
): Move => ({ at, do: 'plan', issues, by: 'mia', labels });

export const prioritise = (at: Time, issues: readonly string[]): Move => ({
  ...{ at, do: 'label', issues, by: 'mia', label: 'priority: low' },
});
