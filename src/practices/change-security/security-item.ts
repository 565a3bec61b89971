/** Practices that a single change is held to, the gravest first. */
export const securityPractices = [
  'dangerous-workflow',
  'secret-scanning',
  'destructive-ddl',
  'token-permissions',
  'actions-pinned',
  'binary-free',
  'migration-reversible',
] as const;
export type SecurityPractice = (typeof securityPractices)[number];

/** One place of the change that a practice objects to. */
export interface SecurityItem {
  readonly practice: SecurityPractice;
  readonly path: string;
  /** Null: the file as a whole. */
  readonly line: number | null;
  /** What stands there: foreign text of an action's name, or a word of a closed list. Never a secret itself. */
  readonly seen: string | null;
}

export const itemAt = (
  practice: SecurityPractice,
  path: string,
  line: number | null = null,
  seen: string | null = null,
): SecurityItem => ({ practice, path, line, seen });
