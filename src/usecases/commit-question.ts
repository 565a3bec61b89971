import type { PullRequestTopic } from '../model/check-run-output.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Mode, PolicyInForce } from '../policy/policy.ts';
import type { CommitInPlay, TopicState } from './topic-inputs.ts';

export interface JudgedPullRequest {
  readonly pull: PullRequest;
  readonly policy: PolicyInForce;
  readonly modes: Readonly<Record<PullRequestTopic, Mode>>;
  /** Those in force. */
  readonly waivers: readonly Waiver[];
}

export interface CommitQuestion extends CommitInPlay {
  readonly kind: 'pull-request' | 'group';
  /** The open pull requests with this head, by number. */
  readonly pulls: readonly JudgedPullRequest[];
  readonly states: readonly TopicState[];
}
