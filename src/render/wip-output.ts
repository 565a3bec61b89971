import type { OpenWork, WaitingPullRequest } from '../facts/open-work.ts';
import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Provenance } from '../policy/policy.ts';
import { countedWork, type WipReason } from '../practices/wip-limit.ts';
import { firstFew } from './first-few.ts';
import { type PolicyNotices, policyParagraphs } from './policy-notices.ts';
import { type Enforcement, placeOf, ruleParts } from './rule-sentence.ts';
import { type Subject, siblingsSentence } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

export interface WipView {
  readonly finding: Finding<WipReason, OpenWork>;
  readonly subject: Subject;
  readonly limit: number;
  readonly limitKey: string;
  readonly countsDrafts: boolean;
  readonly limitProvenance: Provenance;
  readonly rule: Enforcement;
  readonly queue: ReviewQueue;
  readonly waiver: Waiver | null;
  readonly policyNotices: PolicyNotices;
  readonly now: Date;
}

export interface ReviewQueue {
  /** Waiting for their first review, the longest wait first. Undefined: the reviews could not be read. */
  readonly waiting: readonly WaitingPullRequest[] | undefined;
  /** There are pull requests that nobody looked at. */
  readonly hasMore: boolean;
}

const maxOpen = 20;
const maxWaiting = 3;

export function wipOutput(texts: Texts, view: WipView): CheckRunOutput {
  const { finding, subject, limit } = view;
  const few = firstFew(countedOf(view), maxOpen);
  const drafts = firstFew(view.countsDrafts ? [] : finding.evidence.drafts, maxOpen);
  const key = 'reason' in finding ? finding.reason : finding.answer;

  return {
    title: wipTitle(texts, view),
    summary: String(
      texts.markdown('wip-limit:summary.judged', {
        result: texts.markdown(`wip-limit:result.${key}`, { open: countedOf(view).length, limit }),
        numbers: few.shown.map(number => ({ number })),
        moreOpen: few.more,
        countsDrafts: view.countsDrafts,
        drafts: drafts.shown.map(number => ({ number })),
        moreDrafts: drafts.more,
        over: finding.answer === 'unmet',
        waived: finding.answer === 'unmet' ? waivedSentence(texts, subject, view.waiver) : null,
        waive: view.waiver === null ? waiveSentence(texts, 'wip-limit') : null,
        queue: finding.answer === 'unmet' ? queueSentence(texts, view) : null,
        siblings: siblingsSentence(texts, subject),
        next: finding.evidence.author === 'person' ? texts.markdown('wip-limit:next') : null,
        rule: texts.markdown('wip-limit:rule', {
          limit,
          place: placeOf(texts, subject, view.limitProvenance),
          ...ruleParts(texts, subject, view.rule, false),
        }),
        locked: view.limitProvenance.locked,
        key: view.limitKey,
        branch: subject.baseBranch,
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

/** One paragraph for the pull request's comment. */
export function wipNote(texts: Texts, view: WipView): string {
  const { subject, limit, limitProvenance } = view;

  return String(
    texts.markdown('wip-limit:note', {
      open: countedOf(view).length,
      limit,
      place: placeOf(texts, subject, { ...limitProvenance, locked: false }),
      queue: view.queue.waiting?.length ? queueSentence(texts, view) : null,
    }),
  );
}

const countedOf = ({ finding, countsDrafts }: WipView): readonly number[] =>
  countedWork(finding.evidence, countsDrafts);

function wipTitle(texts: Texts, view: WipView): string {
  const { finding, limit, queue, waiver } = view;
  const key = 'reason' in finding ? finding.reason : finding.answer;
  const waiting = queue.waiting?.length ?? 0;

  return texts.line(`wip-limit:title.${key}`, {
    open: countedOf(view).length,
    limit,
    waived: waiver !== null,
    waiting: Math.min(waiting, maxWaiting),
    orMore: waiting > maxWaiting || (waiting > 0 && queue.hasMore),
  });
}

function queueSentence(texts: Texts, { queue, now }: WipView): Rendered {
  const { waiting, hasMore } = queue;
  if (waiting === undefined) return texts.markdown('wip-limit:queue.unknown');
  if (waiting.length === 0) return texts.markdown(`wip-limit:queue.${hasMore ? 'not-looked' : 'none'}`);

  return texts.markdown('wip-limit:queue.waiting', {
    pulls: waiting
      .slice(0, maxWaiting)
      .map(({ number, since }) => ({ number, days: daysBetween(since, now) })),
  });
}

function daysBetween(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / (24 * 60 * 60 * 1000)));
}
