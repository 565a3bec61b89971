/** Something wrong in a policy file, as data: `render/policy-problem.ts` says it in each language. */
export type PolicyProblem = PolicyFault & Place & { readonly file: string };

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Words and values in it may be quoted from the file: untrusted text, short and on one line. */
export type PolicyFault =
  | Fault<
      'unknown-key',
      { key: string; path: string | null; nearest: string | null; known: readonly string[] }
    >
  | Fault<'missing-key', { key: string; path: string; expected: Expected }>
  /** `found` null: nothing stands there. */
  | Fault<'wrong-value', { path: string; expected: Expected; found: string | null; nearest: string | null }>
  | Fault<'group-expected', { path: string | null; known: readonly string[] }>
  | Fault<'organization-only', { key: string }>
  | Fault<'looser-than-locked', LooserThanLocked>
  /** These two only `rung policy check` looks for: the file is in force all the same. */
  | Fault<'unknown-practice', { path: string; practice: string; nearest: string | null }>
  | Fault<'past-waiver', { path: string; until: string }>
  | Fault<'reserved-key' | 'repeated-key', { key: string }>
  | Fault<'repeated-name', { path: string; name: string }>
  | Fault<'too-many-aliases', { max: number }>
  | Fault<'file-too-large', { maxKib: number }>
  | Fault<'wrong-name' | 'two-files', { file: string; other: string }>
  | Fault<'not-a-regular-file', { file: string }>
  | Fault<PlainFault, Readonly<Record<string, never>>>;

/** What the file's text may be wrong in, and what a policy does without. */
export type PlainFault =
  | 'merge-key'
  | 'tag'
  | 'yaml-version'
  | 'unknown-anchor'
  | 'endless-alias'
  | 'heavy-aliases'
  | 'too-deep'
  | 'several-documents'
  | 'key-not-text'
  | 'tab-indent'
  | 'bad-indent'
  | 'missing-character'
  | 'bad-escape'
  | 'bad-start'
  | 'bad-key'
  | 'syntax';

interface Fault<Kind extends string, Values> {
  readonly kind: Kind;
  readonly values: Readonly<Values>;
}

export interface LooserThanLocked {
  path: string;
  wish: string;
  floor: string;
  organizationFile: string;
  /** Null: the organization locks Rung's own value. */
  line: number | null;
}

/** Completes "expected …". */
export type Expected =
  | { readonly form: 'one-of'; readonly words: readonly string[] }
  | { readonly form: 'number' | 'whole-number'; readonly min: number; readonly max: number }
  | { readonly form: 'text' | 'glob'; readonly max: number }
  | {
      readonly form:
        | 'date'
        | 'time'
        | 'zone'
        | 'work-item-key'
        | 'practice'
        | 'domain'
        | 'policy-key'
        | 'mix';
    }
  | { readonly form: 'repository' }
  | { readonly form: 'list'; readonly max: number; readonly of: Expected }
  | { readonly form: 'entry'; readonly keys: readonly string[] };
