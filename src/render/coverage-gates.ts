import type { PatchCoverage, PatchGate } from '../model/coverage.ts';
import { fittingTitle } from './fitting-title.ts';
import type { Texts } from './texts.ts';

/** What the title is about: the first part that falls short, else the whole change. */
export function gateInFront({ gates }: PatchCoverage): PatchGate | undefined {
  return gates.find(gate => !gate.isMet) ?? (gates.length === 1 ? gates[0] : undefined);
}

/** Rows of the parts that have targets of their own, with all that belongs to none; none where nobody named parts. */
export function gateRows({ gates }: PatchCoverage): readonly object[] {
  if (gates.every(gate => gate.component === null)) return [];

  return gates.map(({ component, percent, covered, coverable, target, isMet }) => ({
    ...{ component, covered, coverable, target, isMet },
    percent: percent.toFixed(2),
  }));
}

export function judgedTitle(texts: Texts, patch: PatchCoverage, waived: boolean): string {
  const absentCount = patch.absent.length;
  if (patch.reason === 'missing-files')
    return texts.line('incremental-coverage:title.missing-files', { absentCount, waived });
  const gate = gateInFront(patch);
  const { coverable, percent, target } = gate ?? patch;
  const values = { coverable, percent: (percent ?? 0).toFixed(2), target, waived };
  if (gate === undefined) return texts.line('incremental-coverage:title.parts', values);
  const { component } = gate;
  if (component === null) return texts.line('incremental-coverage:title.judged', values);

  return fittingTitle([
    cut => texts.line('incremental-coverage:title.part', { ...values, component: cut(component) }),
  ]);
}
