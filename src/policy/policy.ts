/** What the people of a repository and its organization ask of Rung. */
export type Start = 'observe' | 'advise' | 'enforce';
export type Mode = 'off' | 'advise' | 'enforce';
export type CheckId = 'incremental-coverage' | 'ci-status' | 'wip-limit' | 'policy' | 'release';
/** `both`: the server's language, the other one in a fold. */
export type PolicyLanguage = 'en' | 'zh-CN' | 'both';

export interface Policy {
  start: Start;
  /** Null: the server's language. */
  language: PolicyLanguage | null;
  checks: {
    'incremental-coverage': {
      mode: Mode;
      /** Percent of the changed, coverable lines. */
      target: number;
      partials: 'covered' | 'missed';
      /** Globs of paths in the head tree. */
      ignore: string[];
      /** Globs of artifact names. */
      artifacts: string[];
    };
    'ci-status': {
      mode: Mode;
      /** Names or globs of workflows, checks and statuses. */
      ignore: string[];
    };
    'wip-limit': {
      /** Advice at most: an author's other work never makes this pull request red. */
      mode: 'off' | 'advise';
      /** Open, ready pull requests of one author in the repository. */
      'per-author': number;
    };
    policy: { mode: Mode };
    release: { mode: Mode };
  };
}

/** Who decided a value, so that every message can name file and line. */
export interface Provenance {
  source: 'built-in' | 'organization' | 'repository';
  /** `.github/rung.yml`, `harbour/.github → .github/rung.yml`, or `built-in`. */
  file: string;
  line: number | null;
  /** The organization set this key: the repository may only tighten it. */
  locked: boolean;
}

export interface PolicyProblem {
  file: string;
  line: number;
  column: number;
  /** What is wrong and what was expected, without file and line. May quote the file: untrusted text. */
  message: string;
}

/**
 * `organization-unreadable`: the organization's `.github` repository cannot be read. `organization-kept`,
 * `repository-kept`: the last good file is in force instead of the present one. `not-used-yet:<key>`: a key of a later version.
 */
export type PolicyNote =
  | 'organization-unreadable'
  | 'organization-kept'
  | 'repository-unreadable'
  | 'repository-kept'
  | `not-used-yet:${string}`;

export interface PolicyInForce {
  policy: Policy;
  /** By dotted key, such as `checks.incremental-coverage.target`; every key has one. */
  provenance: Record<string, Provenance>;
  problems: PolicyProblem[];
  notes: PolicyNote[];
}

/** One policy file as read. */
export interface PolicySource {
  /** How messages call it. */
  file: string;
  text: string;
}
