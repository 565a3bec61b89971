/** A workflow file of GitHub Actions, read as YAML. */
export interface Workflow {
  readonly path: string;
  readonly name: string | null;
  /** Why it cannot be judged: it is not YAML, too large, or no workflow. Then nothing else is known of it. */
  readonly problem: { readonly line: number | null; readonly what: string } | null;
  readonly triggers: readonly Trigger[];
  /** At the top of the file; null where it says nothing, so that the organization's default holds. */
  readonly permissions: Permissions | null;
  readonly env: Variables;
  readonly jobs: readonly WorkflowJob[];
}

/** Names and values of environment variables, as they are written. */
export type Variables = Readonly<Record<string, string>>;

export interface Trigger {
  readonly event: string;
  readonly branches: readonly string[] | null;
  readonly branchesIgnore: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly tagsIgnore: readonly string[] | null;
  /** Only for changes of these paths, or not for these. */
  readonly paths: readonly string[] | null;
  readonly pathsIgnore: readonly string[] | null;
  /** Of `workflow_run`: names of the workflows that it follows. */
  readonly workflows: readonly string[] | null;
}

/** `all` for `read-all` and `write-all`; otherwise by scope, and what is not named is `none`. */
export type Permissions =
  | { readonly all: 'read' | 'write' }
  | { readonly scopes: Readonly<Record<string, 'read' | 'write' | 'none'>> };

export interface WorkflowJob {
  readonly id: string;
  readonly line: number;
  readonly name: string | null;
  readonly needs: readonly string[];
  /** `if`, as it is written. */
  readonly condition: string | null;
  readonly env: Variables;
  readonly permissions: Permissions | null;
  /** The environment it deploys to. */
  readonly environment: string | null;
  readonly runsOn: readonly string[];
  /** Names of the containers that run beside it, such as a database. */
  readonly services: readonly string[];
  /** The reusable workflow that it calls instead of having steps. */
  readonly uses: UsesReference | null;
  /** What it hands to that workflow. */
  readonly with: Variables;
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowStep {
  readonly line: number;
  readonly name: string | null;
  readonly uses: UsesReference | null;
  readonly condition: string | null;
  readonly env: Variables;
  /** The script. */
  readonly run: string | null;
  readonly with: Variables;
}

export interface UsesReference {
  readonly line: number;
  /** As it is written. */
  readonly text: string;
  readonly kind: 'action' | 'workflow' | 'local' | 'docker';
  /** `owner/name`; null of a local one, of an image, and of what GitHub would refuse. */
  readonly repository: string | null;
  readonly ref: string | null;
  /** Fixed for ever: a full commit SHA, or an image's digest. */
  readonly isPinned: boolean;
}
