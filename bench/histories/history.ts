import fc from 'fast-check';

/** What people and GitHub do to one repository, in this order. Numbers choose among what is there at that time. */
export interface History {
  readonly deeds: readonly HistoryDeed[];
  /** Decides the order in which the deliveries arrive, and which come twice. */
  readonly seed: number;
}

export type HistoryDeed =
  | { readonly kind: 'open'; readonly isDraft: boolean; readonly hits: Hits }
  | { readonly kind: 'push'; readonly pull: number; readonly hits: Hits }
  | { readonly kind: 'end-run'; readonly pull: number; readonly isGreen: boolean }
  | { readonly kind: 're-run'; readonly pull: number; readonly isGreen: boolean }
  | { readonly kind: 'draft' | 'ready' | 'close' | 'reopen' | 'merge'; readonly pull: number }
  | { readonly kind: 'comment'; readonly pull: number; readonly by: Speaker; readonly body: string }
  | { readonly kind: 'take-back'; readonly pull: number }
  | { readonly kind: 'change-base'; readonly pull: number }
  | { readonly kind: 'release' };

/** How many of the ten lines tests run; null for a run without a report. */
export type Hits = 7 | 9 | null;
export type Speaker = 'author' | 'maintainer' | 'passer-by';

const pull = fc.nat({ max: 2 });
const hits = fc.constantFrom<Hits>(7, 9, null);
const isGreen = fc.boolean();
const waiving = '/rung waive incremental-coverage because the generator has its own tests';

const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), isDraft: fc.boolean(), hits }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('push' as const), pull, hits }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end-run' as const), pull, isGreen }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('re-run' as const), pull, isGreen }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('draft' as const, 'ready' as const, 'close' as const, 'reopen' as const),
      pull,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), pull }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('comment' as const),
      pull,
      by: fc.constantFrom<Speaker>('author', 'maintainer', 'maintainer', 'passer-by'),
      body: fc.constantFrom(
        '/rung help',
        '/rung recheck',
        '/rung explain ci-status',
        waiving,
        waiving,
        'Looks good to me.',
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take-back' as const), pull }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change-base' as const), pull }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const) }) },
);

/** Each begins with a pull request. */
const history: fc.Arbitrary<History> = fc
  .tuple(
    fc.record({ kind: fc.constant('open' as const), isDraft: fc.boolean(), hits }),
    fc.array(deed, { minLength: 2, maxLength: 11 }),
    fc.nat(),
  )
  .map(([first, more, seed]) => ({ deeds: [first, ...more], seed }));

export function sampleHistories(count: number, seed: number): readonly History[] {
  return fc.sample(history, { numRuns: count, seed });
}
