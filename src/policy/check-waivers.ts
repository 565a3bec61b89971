import { nearestKey } from './nearest-key.ts';
import { type PlacedFault, parsePolicyDocument } from './parse-policy-document.ts';
import type { PolicyWaiver } from './policy.ts';
import type { PolicyFile } from './read-policy-file.ts';

export interface WaiverFaults {
  /** A waiver of a practice that there is not. */
  readonly unknown: readonly PlacedFault[];
  /** A waiver whose last day is over. */
  readonly past: readonly PlacedFault[];
}

/**
 * Waivers that are well formed and do nothing. For the person who writes the file: it is in force all the same, since a
 * server may know more practices than this one.
 */
export function checkWaivers(
  text: string,
  { values }: Pick<PolicyFile, 'values'>,
  { practices, today }: { readonly practices: readonly string[]; readonly today: string },
): WaiverFaults {
  const set = values.get('waivers');
  const parsed = parsePolicyDocument(text);
  if (set === undefined || Array.isArray(parsed)) return { unknown: [], past: [] };
  const waivers = set.value as readonly PolicyWaiver[];

  const place = (index: number, key: string) => {
    const node = parsed.document.getIn(['waivers', index, key], true);
    return node === undefined ? { line: set.line, column: set.column } : parsed.placeOf(node);
  };
  const unknown = waivers.flatMap(({ practice }, index): PlacedFault[] => {
    if (practices.includes(practice)) return [];
    const path = `waivers[${index}].practice`;
    const nearest = nearestKey(practice, practices) ?? null;
    return [{ ...place(index, 'practice'), kind: 'unknown-practice', values: { path, practice, nearest } }];
  });
  const past = waivers.flatMap(({ until }, index): PlacedFault[] =>
    until >= today
      ? []
      : [
          {
            ...place(index, 'until'),
            kind: 'past-waiver',
            values: { path: `waivers[${index}].until`, until },
          },
        ],
  );
  return { unknown, past };
}
