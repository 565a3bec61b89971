import type { DoneFacts } from '../facts/done-facts.ts';
import type { Finding } from '../model/finding.ts';
import { namesWorkItem } from './agile-development-management/work-item-linked.ts';
import { reviewableLines } from './continuous-delivery/pr-size.ts';
import { changedLines } from './pull-requests/changed-lines.ts';
import { claimedBeforeWork } from './pull-requests/claimed-before-work.ts';
import { type DefinitionOfDone, doneItemsOf } from './pull-requests/definition-of-done.ts';
import { inPriorityOrder } from './pull-requests/in-priority-order.ts';
import { pullRequestTemplates } from './pull-requests/template-tasks.ts';
import { testChanges } from './pull-requests/test-changes.ts';
import type { Verdict } from './share-of-known.ts';

/** In the order in which they are told: what is the author's to do first. */
export const readinessItems = [
  ...(['work-item', 'priority', 'claimed', 'tests', 'tasks', 'size', 'threads', 'approvals'] as const),
];
export type ReadinessItem = (typeof readinessItems)[number];

export type ReadinessReason = 'draft' | 'app' | 'deleted' | 'unreadable' | 'nothing-asked';

export interface Readiness {
  readonly item: ReadinessItem;
  readonly answer: 'met' | 'unmet' | 'unknown';
  /** Figures for the texts: how many of how many. */
  readonly part: number;
  readonly whole: number;
}

export interface ReadinessEvidence {
  /** Those that apply. */
  readonly items: readonly Readiness[];
}

/** What people ask of a change, as far as it is known here. */
export interface Asked {
  readonly isSolo: boolean;
  readonly workItems: { readonly in: 'github' | 'outside'; readonly key: string | null };
}

type ReadinessFinding = Finding<ReadinessReason, ReadinessEvidence>;

/** Why nobody is asked; null where the change is asked for. */
export function reasonNotToAsk(pull: {
  readonly draft: boolean;
  readonly authorId: number | null;
  readonly authorIsBot: boolean;
}): ReadinessReason | null {
  if (pull.authorIsBot) return 'app';
  if (pull.authorId === null) return 'deleted';

  return pull.draft ? 'draft' : null;
}

export function notAsked(reason: ReadinessReason): ReadinessFinding {
  const answer = reason === 'unreadable' ? 'unknown' : 'not-applicable';

  return { answer, reason, evidence: { items: [] } };
}

/**
 * Is the change ready in all that belongs to it? What nobody can mend any more, since the work was begun before it was
 * claimed, is told and does not decide. Nor does what is unknown, beside something that is known.
 */
export function judgeDefinitionOfDone(facts: DoneFacts, asked: Asked): ReadinessFinding {
  const items = itemsOf(facts, asked);
  const deciding = items.filter(({ item }) => item !== 'claimed');
  const evidence = { items };
  if (deciding.some(({ answer }) => answer === 'unmet')) return { answer: 'unmet', evidence };
  if (deciding.some(({ answer }) => answer === 'unknown'))
    return { answer: 'unknown', reason: 'unreadable', evidence };

  return deciding.length === 0
    ? { answer: 'not-applicable', reason: 'nothing-asked', evidence }
    : { answer: 'met', evidence };
}

/** Comes with the review, after the author is ready: nobody is told of it before. */
const ofOthers: ReadonlySet<ReadinessItem> = new Set(['threads', 'approvals']);

/** Whether something is open that the author can do. */
export function isAuthorsTurn({ items }: ReadinessEvidence): boolean {
  return items.some(({ item, answer }) => answer === 'unmet' && item !== 'claimed' && !ofOthers.has(item));
}

function itemsOf(facts: DoneFacts, asked: Asked): readonly Readiness[] {
  const { pull, classOf, linked } = facts;
  const answers = doneItemsOf(pull, definitionOf(facts, asked));
  const isOnGitHub = asked.workItems.in === 'github';
  const byNumber = new Map(linked.map(issue => [issue.number, issue]));
  const changes = testChanges(pull, classOf);
  const lines = changedLines(pull, classOf);
  const { ticked, open } = pull.text.tasks;
  const threads = pull.threads ?? { total: 0, resolved: 0 };
  const rows: readonly (Readiness | null)[] = [
    row('work-item', answers.get('work-item')),
    row('priority', isOnGitHub ? inPriorityOrder(facts) : undefined),
    row(
      'claimed',
      isOnGitHub && !asked.isSolo ? claimedBeforeWork(pull, number => byNumber.get(number)) : undefined,
    ),
    row('tests', changes === null ? truncated : changes.source ? changes.tests : undefined),
    row('tasks', facts.templates === null ? truncated : answers.get('tasks'), ticked, ticked + open),
    row('size', lines === null ? truncated : lines <= reviewableLines, lines ?? 0, reviewableLines),
    row(
      'threads',
      threads.total === 0 && pull.threads ? undefined : answers.get('threads'),
      threads.resolved,
      threads.total,
    ),
    row('approvals', answers.get('approvals')),
  ];

  return rows.filter(one => one !== null);
}

const truncated: Verdict = { kind: 'truncated', what: 'files' };

function row(item: ReadinessItem, verdict: Verdict | undefined, part = 0, whole = 0): Readiness | null {
  if (verdict === undefined) return null;
  const answer = verdict === true ? 'met' : verdict === false ? 'unmet' : 'unknown';

  return { item, answer, part, whole };
}

/** CI has a check run of its own. */
function definitionOf({ templates, approvals, hasIssues }: DoneFacts, asked: Asked): DefinitionOfDone {
  const { in: where, key } = asked.workItems;
  const [template] =
    templates === null ? [] : pullRequestTemplates(templates.tree, templates.files).templates;

  return {
    tasks: template === undefined || template.tasks === 0 ? null : { since: template.changedAt },
    checks: false,
    approvals: asked.isSolo ? 0 : Math.max(1, approvals ?? 1),
    namesWorkItem: (where === 'outside' ? key !== null : hasIssues) ? namesWorkItem : null,
  };
}
