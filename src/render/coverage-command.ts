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
  const {
    target,
    partials,
    ignore,
    paths,
    'missing-files': missingFiles,
    'min-lines': minLines,
    components,
  } = view.rule.values;
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
  if (view.rule.values['ignore-whitespace']) words.push('--ignore-whitespace');
  if (view.rule.values['generated-files'] === 'judge') words.push('--judge-generated');
  if (missingFiles !== 'warn') words.push('--missing-files', missingFiles);
  if (minLines > 0) words.push('--min-lines', String(minLines));
  for (const { name, target: asked, paths: globs } of components)
    words.push('--component', shellWord(`${name}=${asked}:${globs.join(',')}`));
  for (const { from, to } of paths) words.push('--path-map', shellWord(`${from}=${to}`));
  for (const glob of ignore) words.push('--ignore', shellWord(glob));

  return words.join(' ');
}
