import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';
import { commitParts, type JudgedRelease, releaseParts } from '../practices/release/release.ts';
import { policyParagraphs } from './policy-notices.ts';
import { releaseRows } from './release-rows.ts';
import { releaseTitle } from './release-title.ts';
import type { ReleaseView } from './release-view.ts';
import { ruleParts } from './rule-sentence.ts';
import { shortSha } from './subject.ts';
import type { Texts } from './texts.ts';

const maxReleases = 4;

export function releaseOutput(texts: Texts, view: ReleaseView): CheckRunOutput {
  const { finding, subject } = view;
  // The newest ones are shown: older ones were when they came.
  const shown = finding.releases.slice(-maxReleases);
  const unmet = unmetParts(view);

  return {
    title: releaseTitle(texts, view),
    summary: String(
      texts.markdown('release:summary.judged', {
        result: texts.markdown('release:result', countAnswers(view)),
        releases: texts.markdown('release:releases', {
          head: shortSha(subject.headSha),
          releases: shown.map(({ release }) => ({
            tag: release.tag,
            url: release.url,
            prerelease: release.prerelease,
          })),
        }),
        rows: releaseRows(texts, view, shown),
        moreReleases: finding.releases.length - shown.length,
        steps: unmet.map(part => ({ step: texts.markdown(`release:step.${part}`) })),
        enforced: view.rule.mode === 'enforce',
        branch: subject.baseBranch,
        ...ruleParts(texts, subject, view.rule, unmet.length > 0),
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

/** What does not apply is not asked. */
function countAnswers(view: ReleaseView): object {
  const all = answersOf(view).map(([, answer]) => answer);
  const count = (answer: Answer) => all.filter(one => one === answer).length;

  return {
    asked: all.length - count('not-applicable'),
    met: count('met'),
    unmet: count('unmet'),
    unknown: count('unknown'),
  };
}

function unmetParts(view: ReleaseView): readonly string[] {
  const unmet = answersOf(view).filter(([, answer]) => answer === 'unmet');

  return [...new Set(unmet.map(([part]) => part))];
}

function answersOf({ finding }: ReleaseView): readonly (readonly [string, Answer])[] {
  return [
    ...commitParts.map(part => [part, finding[part].answer] as const),
    ...finding.releases.flatMap((one: JudgedRelease) =>
      releaseParts.map(part => [part, one[part].answer] as const),
    ),
  ];
}
