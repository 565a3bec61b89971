import type { Answer } from '../model/finding.ts';
import { type JudgedRelease, releaseParts, worstAnswer } from '../practices/release/release.ts';
import { percentOf } from '../practices/release/whole-coverage.ts';
import { fittingTitle } from './fitting-title.ts';
import type { ReleaseView } from './release-view.ts';
import type { Texts } from './texts.ts';

/** What falls short; else what is not known; else how good it is. Of several releases the worst one is named. */
export function releaseTitle(texts: Texts, view: ReleaseView): string {
  const { finding, rule } = view;
  const named = worstRelease(finding.releases);
  const clauses = clausesOf(texts, view, named);
  const moreTags = finding.releases.length - 1;
  const tail = tailOf(texts, finding.answer, rule.mode);
  const titled = (count: number, end: string) => (cut: (name: string) => string) =>
    texts.line('release:title.judged', {
      tag: cut(named?.release.tag ?? ''),
      prerelease: named?.release.prerelease,
      moreTags,
      clauses: clauses
        .slice(0, count)
        .reduce((first, second) => texts.line('release:title.two', { first, second })),
      moreClauses: clauses.length - count,
      tail: end,
    });
  const fewerAndFewer = clauses.map((_, index) => clauses.length - index);

  return fittingTitle([
    ...fewerAndFewer.map(count => titled(count, tail)),
    // Last resort: the tag loses its end.
    titled(1, tail),
  ]);
}

function worstRelease(releases: readonly JudgedRelease[]): JudgedRelease | undefined {
  const answerOf = (one: JudgedRelease) => worstAnswer(releaseParts.map(part => one[part].answer));
  const worst = worstAnswer(releases.map(answerOf));

  return releases.findLast(one => answerOf(one) === worst);
}

function clausesOf(
  texts: Texts,
  { finding }: ReleaseView,
  named: JudgedRelease | undefined,
): readonly string[] {
  const { ci, coverage } = finding;
  const workItems = named?.['work-items'].evidence;
  const values = {
    percent: coverage.answer === 'met' ? percentOf(coverage.evidence).toFixed(2) : null,
    judged: workItems?.judged,
    linked: workItems?.linked,
    without: workItems?.without.length,
  };
  const all: readonly (readonly [string, Answer])[] = [
    ['ci', ci.answer],
    ['coverage', coverage.answer],
    ...releaseParts.map(part => [part, named?.[part].answer ?? 'not-applicable'] as const),
  ];
  const told = all.filter(([part, answer]) =>
    finding.answer === 'unmet' ? answer === 'unmet' : isWorthTelling(part, answer, finding.answer),
  );

  return told.map(([part, answer]) => texts.line(`release:title.${part}-${answer}`, values));
}

/** Beside what is not known, CI alone is told; that notes and files are there goes without saying. */
function isWorthTelling(part: string, answer: Answer, worst: Answer): boolean {
  if (answer === 'unknown' || part === 'ci') return answer !== 'not-applicable';

  return worst !== 'unknown' && answer === 'met' && (part === 'coverage' || part === 'work-items');
}

function tailOf(texts: Texts, answer: Answer, mode: 'advise' | 'enforce'): string {
  if (answer === 'unmet') return mode === 'advise' ? texts.line('release:title.tail-advice') : '';

  return answer === 'unknown' ? texts.line('release:title.tail-unknown') : '';
}
