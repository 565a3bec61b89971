/** Judged from a commit's workflow runs, once these have ended. */
export const runTopics = ['incremental-coverage', 'ci-status'] as const;
/** Judged from what is known at once: nothing has to end first. */
export const promptTopics = ['wip-limit', 'definition-of-done', 'security', 'policy'] as const;

/** What Rung publishes on a pull request's head commit. */
export const pullRequestTopics = [...runTopics, ...promptTopics] as const;

export type RunTopic = (typeof runTopics)[number];
export type PromptTopic = (typeof promptTopics)[number];
export type PullRequestTopic = RunTopic | PromptTopic;
/** What Rung publishes on a commit: one evaluation of one topic. */
export type Topic = PullRequestTopic | 'release';

/** `action_required`: something is asked for that was not given. It blocks where the check is required. */
export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly message: string;
}

export interface CheckRunOutput {
  /** At most 70 characters, result first. */
  readonly title: string;
  /** Markdown, within GitHub's limit. */
  readonly summary: string;
  /** Markdown: how it was measured. */
  readonly text: string | null;
  readonly annotations: readonly Annotation[];
}

/** The names people see and rule sets require: they never change and never carry a branch. */
export const checkRunNames: Readonly<Record<Topic, string>> = {
  'incremental-coverage': 'Rung / Incremental coverage',
  'ci-status': 'Rung / CI status',
  'wip-limit': 'Rung / WIP limit',
  'definition-of-done': 'Rung / Definition of done',
  security: 'Rung / Security',
  policy: 'Rung / Policy',
  release: 'Rung / Release',
};

export const topics = Object.keys(checkRunNames) as readonly Topic[];
