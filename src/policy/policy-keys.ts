import { z } from 'zod';
import type { Mode, PolicyLanguage, Start } from './policy.ts';

/** Everything Rung knows of one key of the policy file. A new key is one more entry in `policyKeys`. */
export interface PolicyKey<T = unknown> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** Completes "expected …". */
  readonly expected: string;
  readonly builtIn: T;
  /** True when a repository may set `value` although its organization set `floor`. */
  keeps(floor: T, value: T): boolean;
}

const starts: readonly Start[] = ['observe', 'advise', 'enforce'];
const modes: readonly Mode[] = ['off', 'advise', 'enforce'];
const partials = ['covered', 'missed'] as const;
const languages = ['en', 'zh-CN', 'both'] as const;

/** Long lists and long globs cost time on every path of a pull request. */
const globs = z.array(z.string().min(1).max(256)).max(200);
const globsExpected = 'a list of globs, at most 200 of at most 256 characters each';

export const policyKeys: readonly PolicyKey[] = [
  oneOf('start', starts, 'advise'),
  oneOf('checks.incremental-coverage.mode', modes, 'enforce'),
  key({
    path: 'checks.incremental-coverage.target',
    schema: z.number().min(0).max(100),
    expected: 'a number from 0 to 100',
    builtIn: 80,
    keeps: (floor, value) => value >= floor,
  }),
  oneOf('checks.incremental-coverage.partials', partials, 'covered'),
  ignoreList('checks.incremental-coverage.ignore'),
  key({
    path: 'checks.incremental-coverage.artifacts',
    schema: globs,
    expected: globsExpected,
    builtIn: ['*coverage*', '*lcov*', '*cobertura*'],
    keeps: (floor, value) => isSubset(floor, value) && isSubset(value, floor),
  }),
  oneOf('checks.ci-status.mode', modes, 'enforce'),
  ignoreList('checks.ci-status.ignore'),
  oneOf('checks.wip-limit.mode', ['off', 'advise'], 'advise'),
  key({
    path: 'checks.wip-limit.per-author',
    schema: z.int().min(1).max(100),
    expected: 'a whole number from 1 to 100',
    builtIn: 3,
    keeps: (floor, value) => value <= floor,
  }),
  oneOf('checks.policy.mode', modes, 'enforce'),
  oneOf('checks.release.mode', modes, 'advise'),
  key<PolicyLanguage | null>({
    path: 'language',
    schema: z.enum(languages),
    expected: `one of ${languages.join(', ')}`,
    builtIn: null,
    keeps: (floor, value) => value === floor,
  }),
];

/** Keys of later versions: accepted, so that one file serves several versions, and noted. */
export const keysNotUsedYet: ReadonlySet<string> = new Set([
  'profile',
  'solo',
  'target',
  'production',
  'incident-label',
  'work-items',
  'report',
  'waivers',
  'locked',
  'checks.definition-of-done',
  'checks.security',
  'checks.incremental-coverage.numbering',
  'checks.incremental-coverage.missing-files',
  'checks.incremental-coverage.min-lines',
]);

/** Words from loosest to strictest. */
function oneOf<T extends string>(path: string, words: readonly T[], builtIn: T): PolicyKey {
  return key({
    path,
    schema: z.enum(words),
    expected: `one of ${words.join(', ')}`,
    builtIn,
    keeps: (floor, value) => words.indexOf(value) >= words.indexOf(floor),
  });
}

function ignoreList(path: string): PolicyKey {
  return key({
    path,
    schema: globs,
    expected: globsExpected,
    builtIn: [],
    keeps: (floor, value) => isSubset(value, floor),
  });
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  return part.every(item => whole.includes(item));
}

/** Forgets the value's type so that all keys fit one list; `keeps` sees only values its own schema accepted. */
function key<T>(entry: PolicyKey<T>): PolicyKey {
  return {
    ...entry,
    keeps: (floor, value) => entry.keeps(entry.schema.parse(floor), entry.schema.parse(value)),
  };
}
