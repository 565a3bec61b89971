import type { CoverageView } from './coverage-view.ts';
import { shellWord } from './shell-word.ts';
import { shortSha } from './subject.ts';

const maxReports = 5;
/** For a report that was sent alone: only its sender knows its name. */
const nameless = 'path/to/report';

/** The command that gives the same figure on a developer's machine: every option that differs from the default. */
export function coverageCommand(
  view: Pick<CoverageView, 'finding' | 'rule' | 'mergeBase' | 'subject'>,
): string {
  const { target, partials, ignore } = view.rule.values;
  const { reports } = view.finding.evidence.facts;
  const entries = [...new Set(reports.map(({ entry }) => entry || nameless))].slice(0, maxReports);
  const words = ['rung', 'coverage'];
  words.push(
    '--base',
    view.mergeBase === null ? shellWord(`origin/${view.subject.baseBranch}`) : shortSha(view.mergeBase),
  );
  for (const entry of entries) words.push('--report', shellWord(entry));
  words.push('--target', String(target));
  if (partials !== 'covered') words.push('--partials', partials);
  for (const glob of ignore) words.push('--ignore', shellWord(glob));

  return words.join(' ');
}
