import type { CiItem } from '../facts/ci-state.ts';
import type { TargetBranch } from '../facts/target-branch.ts';
import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { Finding } from '../model/finding.ts';
import type { CiStatusFacts, CiStatusReason } from '../practices/ci-status.ts';
import { firstFew } from './first-few.ts';
import { type Rule, ruleSentence, type Subject, shortSha } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { clockTime, moment } from './time.ts';

export interface CiView {
  readonly finding: Finding<CiStatusReason, CiStatusFacts>;
  readonly subject: Subject;
  readonly rule: Rule;
  readonly ignore: readonly string[];
  readonly now: Date;
}

const maxItems = 40;
const maxOthers = 10;

export function ciOutput(texts: Texts, view: CiView): CheckRunOutput {
  return view.finding.answer === 'unknown' || view.finding.answer === 'not-applicable'
    ? unknownOutput(texts, view, view.finding.reason)
    : judgedOutput(texts, view);
}

function judgedOutput(texts: Texts, view: CiView): CheckRunOutput {
  const { ci, targetBranch } = view.finding.evidence;
  const items = firstFew(worstFirst(ci.judged), maxItems);
  const others = firstFew(worstFirst(ci.others), maxOthers);
  const green = ci.judged.filter(isFine).length;
  const values = {
    green,
    red: ci.judged.length - green,
    judged: ci.judged.length,
    required: ci.basis === 'required',
    basis: texts.line(
      ci.judged.every(isWorkflow) ? 'ci-status:title.basis-workflows' : 'ci-status:title.basis-checks',
    ),
    tail: tailOf(texts, view),
  };

  return {
    title: texts.line(`ci-status:title.${view.finding.answer === 'met' ? 'green' : 'red'}`, values),
    summary: String(
      texts.markdown('ci-status:summary.judged', {
        ...values,
        branch: view.subject.baseBranch,
        ignore: view.ignore,
        items: items.shown,
        moreItems: items.more,
        others: others.shown,
        moreOthers: others.more,
        targetBranch: targetSentence(texts, targetBranch, view.subject.baseBranch),
        draft: view.subject.draft && view.finding.answer === 'unmet',
        siblings: view.subject.siblings,
        rule: ruleSentence(texts, 'ci-status', view.subject, view.rule),
      }),
    ),
    text: null,
    annotations: [],
  };
}

function unknownOutput(texts: Texts, view: CiView, reason: CiStatusReason): CheckRunOutput {
  const { ci, targetBranch } = view.finding.evidence;
  const absent = ci.judged.filter(item => item.state === 'absent').map(item => item.name);
  const values = {
    head: shortSha(view.subject.headSha),
    branch: view.subject.baseBranch,
    absent: absent.slice(0, maxOthers),
    one: absent.length === 1,
  };

  return {
    title: texts.line(`ci-status:title.${reason}`, values),
    summary: String(
      texts.markdown('ci-status:summary.unknown', {
        reason: texts.markdown(`ci-status:reason.${reason}`, values),
        advice: texts.markdown(`ci-status:advice.${reason}`, values),
        items: worstFirst(ci.judged).slice(0, maxItems),
        targetBranch: targetSentence(texts, targetBranch, view.subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

/** What else a developer would want to know without a click: a red check nobody requires, or a red target branch. */
function tailOf(texts: Texts, view: CiView): string {
  const { ci, targetBranch } = view.finding.evidence;
  if (targetBranch.state === 'red') {
    const time = clockTime(targetBranch.since, view.now);

    return texts.line('ci-status:title.tail-branch-red', { branch: view.subject.baseBranch, time });
  }
  const red = ci.others.find(item => item.state === 'red');

  return red === undefined ? '' : texts.line('ci-status:title.tail-other-red', { name: red.name });
}

function targetSentence(texts: Texts, target: TargetBranch, branch: string): Rendered {
  return texts.markdown('ci-status:target-branch', {
    branch,
    targetRed: target.state === 'red',
    targetGreen: target.state === 'green',
    ...(target.state === 'red'
      ? {
          since: moment(target.since),
          runName: `${target.run.name} #${target.run.runNumber}`,
          runUrl: target.run.url,
        }
      : {}),
  });
}

const order = ['red', 'absent', 'awaiting-approval', 'running', 'green', 'skipped'];

function worstFirst(items: readonly CiItem[]): readonly CiItem[] {
  return items.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function isFine(item: CiItem): boolean {
  return item.state === 'green' || item.state === 'skipped';
}

function isWorkflow(item: CiItem): boolean {
  return item.kind === 'workflow';
}
