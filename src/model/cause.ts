/** Why something is unknown: reports group by it, with what one answer opens. */
export type Cause =
  /** The App lacks GitHub's permission of this key. */
  | { readonly kind: 'permission'; readonly permission: string }
  /** Only GitHub tells, and this was a clone. */
  | { readonly kind: 'clone' }
  /** Needs a coverage report. */
  | { readonly kind: 'report' }
  /** People know it, and may say so under this key of the policy. */
  | { readonly kind: 'policy'; readonly key: string }
  | { readonly kind: 'samples'; readonly n: number; readonly minimum: number }
  /** Events are kept since then, and that is not long enough. */
  | { readonly kind: 'history'; readonly since: number }
  /** Nothing of this sort was found, so nothing says whether it is good. */
  | { readonly kind: 'source'; readonly what: SourceName }
  /** The record was guessed from names or order; this key of the policy, or this line of an issue, would make it explicit. */
  | { readonly kind: 'inferred'; readonly key: string }
  /** GitHub told a part only. */
  | { readonly kind: 'truncated'; readonly what: string }
  /** A file that cannot be read. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly line: number | null }
  /** GitHub did not answer; what was known before is carried for a time. */
  | { readonly kind: 'failure'; readonly what: string }
  /** A fault in Rung's own practice. */
  | { readonly kind: 'fault' };

export type SourceName =
  | 'ci'
  | 'deployments'
  | 'incidents'
  | 'coverage'
  | 'labels'
  | 'owners'
  | 'releases'
  | 'rules'
  | 'manifests'
  | 'template'
  | 'services'
  | 'convention'
  /** What the organization's repository of defaults holds. */
  | 'organization'
  /** What a program of the repository does that CI calls. */
  | 'programs'
  /** Checks on pull requests, of which nobody says whose they are. */
  | 'pull-checks'
  /** What this version does not read, whatever is granted. */
  | 'teams'
  | 'properties'
  | 'projects'
  | 'patches'
  /** GitHub shows administrators alone who may bypass a rule set. */
  | 'bypass'
  /** GitHub's own alerts are switched off. */
  | 'alerts'
  /** Nothing was ever pushed. */
  | 'commits';
