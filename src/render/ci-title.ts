import type { CiState } from '../facts/ci-state.ts';
import type { CiView } from './ci-view.ts';
import { fittingTitle } from './fitting-title.ts';
import type { Texts } from './texts.ts';
import { clockTime } from './time.ts';

/** How many are what. Skipped is not failed, and not green either. */
export function ciCounts({ judged, basis }: CiState): object {
  const green = judged.filter(item => item.state === 'green').length;
  const skipped = judged.filter(item => item.state === 'skipped').length;

  return {
    green,
    skipped,
    red: judged.length - green - skipped,
    judged: judged.length,
    required: basis === 'required',
    workflows: judged.every(item => item.kind === 'workflow'),
  };
}

/** The result, then what else a developer would want to know without a click: a red target branch, a red check that nobody requires. */
export function ciTitle(texts: Texts, view: CiView): string {
  const { ci, targetBranch } = view.finding.evidence;
  const counts = ciCounts(ci);
  const titled = (tail: string) =>
    texts.line(`ci-status:title.${view.finding.answer === 'met' ? 'green' : 'red'}`, {
      ...counts,
      tail,
      waived: view.waiver !== null,
    });

  if (targetBranch.state === 'red') {
    const time = clockTime(targetBranch.since, view.now);
    const wording = (key: string) => (cut: (name: string) => string) =>
      titled(texts.line(`ci-status:title.${key}`, { branch: cut(view.subject.baseBranch), time }));

    return fittingTitle([wording('tail-branch-red'), wording('tail-branch-red-short')]);
  }
  const red = ci.others.find(item => item.state === 'red');
  if (red === undefined) return titled('');

  return fittingTitle([cut => titled(texts.line('ci-status:title.tail-other-red', { name: cut(red.name) }))]);
}
