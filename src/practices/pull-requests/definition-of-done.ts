import type { Cause } from '../../model/cause.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Verdict } from '../share-of-known.ts';
import { isApproved } from './standing-approvals.ts';

/** What a repository asks of a change before it is done. What does not apply to the repository is left out. */
export interface DefinitionOfDone {
  /** Null: the template has no tasks. */
  readonly tasks: { readonly since: Instant | null } | null;
  /** A cause: nobody can say whether checks are required. */
  readonly checks: boolean | Cause;
  /** 0 where one person maintains the repository. */
  readonly approvals: number;
  readonly namesWorkItem: ((pull: PullRequestRecord) => boolean) | null;
}

export const doneItems = ['tasks', 'checks', 'approvals', 'threads', 'work-item'] as const;
export type DoneItem = (typeof doneItems)[number];

/** Every item that applies, with its answer. */
export function doneItemsOf(
  pull: PullRequestRecord,
  definition: DefinitionOfDone,
): ReadonlyMap<DoneItem, Verdict> {
  const answers: Readonly<Record<DoneItem, Verdict | undefined>> = {
    tasks: areTasksDone(pull, definition.tasks),
    checks: areChecksGreen(pull, definition.checks),
    approvals: definition.approvals === 0 ? undefined : isApproved(pull, definition.approvals),
    threads: areThreadsResolved(pull),
    'work-item': definition.namesWorkItem?.(pull),
  };

  return new Map(
    doneItems.flatMap(item => {
      const answer = answers[item];

      return answer === undefined ? [] : [[item, answer] as const];
    }),
  );
}

/** Whether all of them hold: one that does not decides, whatever nobody could see. */
export function isDone(pull: PullRequestRecord, definition: DefinitionOfDone): Verdict {
  const answers = [...doneItemsOf(pull, definition).values()];
  if (answers.includes(false)) return false;

  return answers.find(answer => answer !== true) ?? true;
}

/** A list that was deleted from the description is not done; before the template came there was none to tick. */
function areTasksDone(
  { text, openedAt }: PullRequestRecord,
  asked: DefinitionOfDone['tasks'],
): boolean | undefined {
  if (asked === null) return undefined;
  const { ticked, open } = text.tasks;
  if (ticked + open > 0) return open === 0;

  return asked.since !== null && openedAt < asked.since ? undefined : false;
}

function areChecksGreen(
  { checks }: PullRequestRecord,
  areRequired: DefinitionOfDone['checks'],
): Verdict | undefined {
  if (areRequired === false) return undefined;
  if (checks?.isGreen === true) return true;
  if (areRequired !== true) return areRequired;

  return checks === null ? { kind: 'truncated', what: 'checks' } : false;
}

export function areThreadsResolved({ threads }: Pick<PullRequestRecord, 'threads'>): Verdict {
  return threads === null ? { kind: 'truncated', what: 'review threads' } : threads.resolved >= threads.total;
}
