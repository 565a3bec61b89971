import type { Component, MissingFiles, PathMap } from '../model/coverage.ts';
import type { DomainId } from '../model/domain.ts';
import type { PolicyProblem } from './policy-problem.ts';

/** What the people of a repository and its organization ask of Rung. */
export type Start = 'observe' | 'advise' | 'enforce';
export type Mode = 'off' | 'advise' | 'enforce';
export type CheckId = keyof Policy['checks'];
/** `both`: the server's language, the other one in a fold. */
export type PolicyLanguage = 'en' | 'zh-CN' | 'both';
export type Profile = 'service' | 'application' | 'library' | 'documentation';
export type TargetLevel = 1 | 2 | 3 | 4 | 5;

/** Keys are named as in the file. */
export interface Policy {
  start: Start;
  /** Null: to be detected. */
  profile: Profile | null;
  solo: 'auto' | boolean;
  target: TargetLevel;
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
      /** Those that the base branch marks as generated. */
      'generated-files': 'ignore' | 'judge';
      'ignore-whitespace': boolean;
      'missing-files': MissingFiles;
      'missing-report': 'neutral' | 'block';
      /** Changes of fewer coverable lines are not judged; 0 judges all. */
      'min-lines': number;
      'nothing-to-cover': 'success' | 'neutral';
      components: Component[];
      /** Globs of artifact names. */
      artifacts: string[];
      /** Globs of file names in `.github/workflows`; empty: all. */
      workflows: string[];
      paths: PathMap[];
      numbering: 'auto' | 'merge' | 'head';
      annotations: boolean;
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
      /** Of certain people, in place of `per-author`. */
      authors: AuthorLimit[];
      'count-drafts': boolean;
    };
    'definition-of-done': { mode: Mode };
    security: { mode: Mode };
    policy: { mode: Mode };
    release: { mode: Mode };
  };
  production: {
    environment: string | null;
    /** Relative to `.github/workflows/`. */
    workflow: string | null;
  };
  'incident-label': string | null;
  /** `owner/name`. */
  manifests: string | null;
  /** Of CI outside GitHub Actions. */
  ci: { contexts: string[] };
  /** Logins of machine users. */
  bots: string[];
  'work-items': {
    in: 'github' | 'outside';
    /** For `findWorkItemKeys`; a file that says `in: outside` has it. */
    key: string | null;
  };
  /** Days such as `2026-10-01`. */
  calendar: { zone: string; holidays: string[]; workdays: string[] };
  reviews: { 'pickup-from': 'ready' | 'request' };
  report: {
    mode: 'on' | 'off';
    schedule: { every: ReportDay; at: string; zone: string };
    'improvement-issues': { open: number; 'per-week': number };
    focus: DomainId[];
  };
  targets: {
    owner: string | null;
    /** A calendar day. */
    reviewed: string | null;
  };
  /** Null: nobody said. */
  'planned-mix': PlannedMix | null;
  waivers: PolicyWaiver[];
}

export interface AuthorLimit {
  login: string;
  limit: number;
}

/** In percent; together 100. */
export interface PlannedMix {
  feature: number;
  defect: number;
  debt: number;
  security: number;
}

export type ReportDay =
  | 'day'
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday'
  | 'month';

/** Whether the practice exists is not known here. */
export interface PolicyWaiver {
  practice: string;
  /** A calendar day, `2027-03-31`: the last one on which the waiver holds. */
  until: string;
  because: string;
}

/** Who decided a value, so that every message can name file and line. */
export interface Provenance {
  source: 'built-in' | 'organization' | 'repository';
  /** `.github/rung.yml`, `harbour/.github → .github/rung.yml`, or `built-in`. */
  file: string;
  line: number | null;
  /** The organization's `locked:` names this key: the repository may only tighten it. */
  locked: boolean;
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
