import type { Answer } from '../model/finding.ts';
import { type JudgedRelease, releaseParts } from '../practices/release/release.ts';
import { percentOf } from '../practices/release/whole-coverage.ts';
import { workItemsTarget } from '../practices/release/work-items.ts';
import { sortedByState } from './ci-items.ts';
import { ciCounts } from './ci-title.ts';
import { firstFew } from './first-few.ts';
import type { ReleaseView } from './release-view.ts';
import { shortSha } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

export interface ReleaseRow {
  readonly question: Rendered;
  readonly answer: Rendered;
  readonly evidence: Rendered;
}

const maxLinks = 5;

/** What is asked of the commit, then of each release; where there are several, each question says of which. */
export function releaseRows(
  texts: Texts,
  view: ReleaseView,
  releases: readonly JudgedRelease[],
): readonly ReleaseRow[] {
  const isOne = view.finding.releases.length === 1;

  return [
    rowOf(texts, 'ci', view.finding.ci.answer, ciEvidence(texts, view)),
    rowOf(texts, 'coverage', view.finding.coverage.answer, coverageEvidence(texts, view)),
    ...releases.flatMap(one =>
      releaseParts.map(part => {
        const row = rowOf(texts, part, one[part].answer, evidenceOf(texts, view, one, part));
        const { tag } = one.release;
        const { question } = row;

        return isOne
          ? row
          : { ...row, question: texts.markdown('release:question.of-release', { tag, question }) };
      }),
    ),
  ];
}

function rowOf(texts: Texts, part: string, answer: Answer, evidence: Rendered): ReleaseRow {
  return {
    question: texts.markdown(`release:question.${part}`),
    answer: texts.markdown(`release:answer.${answer}`),
    evidence,
  };
}

function ciEvidence(texts: Texts, { finding, subject }: ReleaseView): Rendered {
  const { ci } = finding;
  const { judged } = ci.evidence.ci;
  const red = firstFew(
    sortedByState(judged).filter(item => item.state === 'red'),
    maxLinks,
  );
  const key = 'reason' in ci ? ci.reason : ci.answer;

  return texts.markdown(`release:evidence.ci-${key}`, {
    ...ciCounts(ci.evidence.ci),
    checks: shortSha(subject.headSha),
    url: subject.links.checks(subject.headSha),
    items: red.shown.map(({ name, url }) => ({ name, url })),
    moreItems: red.more,
  });
}

function coverageEvidence(texts: Texts, { finding }: ReleaseView): Rendered {
  const { coverage } = finding;
  const { lines, covered, runs } = coverage.evidence;
  if ('reason' in coverage) return texts.markdown(`release:evidence.coverage-${coverage.reason}`);
  const few = firstFew(runs, maxLinks);

  return texts.markdown('release:evidence.coverage-met', {
    percent: percentOf(coverage.evidence).toFixed(2),
    lines,
    covered,
    runs: few.shown,
    moreRuns: few.more,
  });
}

function evidenceOf(
  texts: Texts,
  view: ReleaseView,
  one: JudgedRelease,
  part: (typeof releaseParts)[number],
): Rendered {
  if (part === 'work-items') return workItemsEvidence(texts, view, one);
  const { tag, url } = one.release;
  if (part === 'notes') return texts.markdown(`release:evidence.notes-${one.notes.answer}`, { tag, url });
  const files = firstFew(one[part].evidence, maxLinks);

  return texts.markdown(`release:evidence.${part}-${one[part].answer}`, {
    files: files.shown,
    moreFiles: files.more,
  });
}

function workItemsEvidence(texts: Texts, { subject }: ReleaseView, one: JudgedRelease): Rendered {
  const finding = one['work-items'];
  const { evidence } = finding;
  const key = 'reason' in finding && finding.reason !== 'too-many' ? finding.reason : 'judged';
  const without = firstFew(evidence.without, maxLinks);

  return texts.markdown(`release:evidence.work-items-${key}`, {
    ...evidence,
    url: subject.links.compare(evidence.since ?? '', one.release.tag),
    target: workItemsTarget,
    without: without.shown,
    moreWithout: without.more,
  });
}
