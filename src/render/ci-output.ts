import type { TargetBranch } from '../facts/target-branch.ts';
import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { CiStatusReason } from '../practices/ci-status.ts';
import { ciItemsTable, shownItem, sortedByState } from './ci-items.ts';
import { ciCounts, ciTitle } from './ci-title.ts';
import type { CiView } from './ci-view.ts';
import { firstFew } from './first-few.ts';
import { policyParagraphs } from './policy-notices.ts';
import { ignoreSentence, ruleParts } from './rule-sentence.ts';
import { shortSha, siblingsSentence } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { moment } from './time.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

const maxOthers = 10;

export function ciOutput(texts: Texts, view: CiView): CheckRunOutput {
  return view.finding.answer === 'unknown' || view.finding.answer === 'not-applicable'
    ? unknownOutput(texts, view, view.finding.reason)
    : judgedOutput(texts, view);
}

function judgedOutput(texts: Texts, view: CiView): CheckRunOutput {
  const { subject, rule } = view;
  const { ci, targetBranch } = view.finding.evidence;
  const others = firstFew(sortedByState(ci.others), maxOthers);
  const unmet = view.finding.answer === 'unmet';
  const waiver = unmet ? view.waiver : null;
  const counts = unmet && waiver === null;

  return {
    title: ciTitle(texts, view),
    summary: String(
      texts.markdown('ci-status:summary.judged', {
        ...ciCounts(ci),
        basis: basisSentence(texts, view),
        items: ciItemsTable(texts, ci.judged),
        others: others.shown.map(item => shownItem(texts, item)),
        moreOthers: others.more,
        unseen: view.statusesUnseen ? texts.markdown('ci-status:statuses-unseen') : null,
        targetBranch: targetSentence(texts, targetBranch, subject.baseBranch),
        siblings: siblingsSentence(texts, subject),
        unmet,
        waived: waivedSentence(texts, subject, waiver),
        next: texts.markdown('every-check:next'),
        rule: texts.markdown('ci-status:rule', ruleParts(texts, subject, rule, counts)),
        exception: counts ? exceptionOf(texts, view) : null,
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

function unknownOutput(texts: Texts, view: CiView, reason: CiStatusReason): CheckRunOutput {
  const { subject } = view;
  const { ci, targetBranch } = view.finding.evidence;
  const absent = ci.judged.filter(item => item.state === 'absent').map(item => item.name);
  const few = firstFew(absent, maxOthers);
  const values = {
    head: shortSha(subject.headSha),
    branch: subject.baseBranch,
    absentCount: absent.length,
    absent: few.shown,
    moreAbsent: few.more,
  };

  return {
    title: texts.line(`ci-status:title.${reason}`, values),
    summary: String(
      texts.markdown('ci-status:summary.unknown', {
        reason: texts.markdown(`ci-status:reason.${reason}`, values),
        advice: texts.markdown(`ci-status:advice.${reason}`, values),
        items: ciItemsTable(texts, ci.judged),
        unseen: view.statusesUnseen ? texts.markdown('ci-status:statuses-unseen') : null,
        targetBranch: targetSentence(texts, targetBranch, subject.baseBranch),
        siblings: siblingsSentence(texts, subject),
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

/** Which checks count, and why. */
function basisSentence(texts: Texts, { finding, rule, subject, ignore }: CiView): Rendered {
  const { basis } = finding.evidence.ci;
  const key = basis === 'all' && rule.required === undefined ? 'not-known' : basis;
  const few = firstFew(ignore, maxOthers);

  return texts.markdown(`ci-status:basis.${key}`, {
    branch: subject.baseBranch,
    ignore: few.shown,
    moreIgnore: few.more,
  });
}

function exceptionOf(texts: Texts, { finding, rule, subject }: CiView): Rendered {
  return texts.markdown(`ci-status:exception.${finding.evidence.ci.basis}`, {
    branch: subject.baseBranch,
    waive: waiveSentence(texts, 'ci-status'),
    ignore: ignoreSentence(texts, subject, 'ci-status', rule),
  });
}

function targetSentence(texts: Texts, target: TargetBranch, branch: string): Rendered {
  return texts.markdown(`ci-status:target-branch.${target.state}`, {
    branch,
    ...(target.state === 'red'
      ? {
          since: moment(target.since),
          runName: `${target.run.name} #${target.run.runNumber}`,
          runUrl: target.run.url,
        }
      : {}),
  });
}
