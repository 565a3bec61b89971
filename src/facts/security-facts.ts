import type { Workflow } from './ladder/workflows/workflow.ts';

/** What a pull request changes, as far as practices of security look at it. All of it is the author's word. */
export interface SecurityFacts {
  /** `unlisted`: Rung may not read which files change. `cut`: GitHub left some out. */
  readonly list: 'whole' | 'cut' | 'unlisted';
  readonly files: readonly FileChange[];
  /** `unreadable`: Rung may not look at files. */
  readonly workflows: readonly WorkflowChange[] | 'unreadable';
  /** Of the repository, in lower case: its own actions are nobody else's. */
  readonly owner: string;
  readonly said: {
    readonly labels: readonly string[];
    /** Headings of the description with something below them, in lower case. */
    readonly sections: readonly string[];
  };
}

export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: string;
  /** Line of the head → its text. Null where GitHub left the hunks out: the file is binary, or too large. */
  readonly added: ReadonlyMap<number, string> | null;
  /** Added lines as GitHub counts them; none of a binary file. */
  readonly additions: number;
}

export interface WorkflowChange {
  readonly path: string;
  readonly added: ReadonlySet<number>;
  readonly head: Workflow;
  /** Null where the pull request adds the file. */
  readonly before: Workflow | null;
}
