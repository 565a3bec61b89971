import type { GitHub } from '../github/port.ts';
import type { Log } from '../model/log.ts';
import type { Language, Texts } from '../render/texts.ts';
import type { Effects } from '../store/effect-port.ts';
import type { FiledIssues } from '../store/issue-port.ts';
import { type CheckRunWrites, createCheckRunWrites } from './check-run-writes.ts';
import { type CommentWrites, createCommentWrites } from './comment-writes.ts';
import { createIssueWrites, type IssueWritesOptions } from './issue-writes.ts';
import type { IssueWrites } from './issue-writes-port.ts';
import type { Limiter } from './limiter.ts';
import { serially } from './serially.ts';
import { writeOnce } from './write-once.ts';

export type { CheckRunEffect, CheckRunVerdict, CheckRunWrites } from './check-run-writes.ts';

/** The only place that writes to GitHub. Every write happens once, however often it is asked for. */
export interface WriteGateway extends CheckRunWrites, CommentWrites, IssueWrites {}

export interface WriteGatewayOptions {
  readonly github: GitHub;
  readonly effects: Effects;
  readonly issues: FiledIssues;
  readonly limiter: Limiter;
  readonly texts: Readonly<Record<Language, Texts>>;
  readonly language: Language;
  readonly onIssueHeldBack?: IssueWritesOptions['onIssueHeldBack'];
  readonly dryRun: boolean;
  readonly now: () => Date;
  readonly log: Log;
  /** Waits before the one retry; real time unless told. */
  readonly wait?: (ms: number) => Promise<void>;
  /** How long something may stay unseen after it was written; a minute unless told. */
  readonly visibleAfterMs?: number;
}

export function createWriteGateway(options: WriteGatewayOptions): WriteGateway {
  const { visibleAfterMs = 60_000 } = options;
  const shared = { ...options, visibleAfterMs, once: writeOnce(options), inTurn: serially() };
  const comments = createCommentWrites(shared);

  return {
    ...createCheckRunWrites(shared),
    ...comments,
    ...createIssueWrites({ ...shared, comments }),
  };
}
