export interface RequiredStatusCheck {
  readonly context: string;
  /** The App that must report it; null: anyone. */
  readonly integrationId: number | null;
}

export interface RuleSet {
  readonly id: number;
  readonly source: 'Repository' | 'Organization';
  readonly branches: readonly string[];
  readonly requiredChecks: readonly RequiredStatusCheck[];
  /** Its other rules, as GitHub writes them. */
  readonly rules: readonly { readonly type: string; readonly parameters?: object }[];
  enforcement: 'active' | 'evaluate' | 'disabled';
}

/** Classic protection of a branch. */
export interface Protection {
  readonly requiredChecks: readonly RequiredStatusCheck[];
  /** Null: a pull request is not asked for. */
  readonly approvals: number | null;
  readonly codeOwners: boolean;
  readonly dismissesStale: boolean;
  readonly resolvesThreads: boolean;
  readonly allowsForcePush: boolean;
  readonly allowsDeletion: boolean;
  readonly holdsForAdministrators: boolean;
}
