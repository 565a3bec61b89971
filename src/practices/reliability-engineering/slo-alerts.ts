import type { Objective } from '../../facts/ladder/read-objectives.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const alertRule = /^\s{0,12}-?\s{0,4}alert:\s/m;
const budget = /burn[-_ ]?rate|error[-_ ]?budget|\bslo\b|slo:/i;

export const sloAlerts = definePractice({
  id: 'slo-alerts',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: atLeast('percent', { 4: 80, 5: 100 }),
  lines: 'judgement',
  needs: ['objectives', 'files'],

  evaluate({ objectives: { all, unreadable }, files }) {
    const [path] = unreadable;
    if (path !== undefined) return unknownBecause({ kind: 'unreadable', path, line: null });
    if (all.length === 0) return nothingOf('objectives');
    const rules = rulesIn(files);
    const without = all.filter(objective => !hasAlert(objective, rules));
    const part = all.length - without.length;

    return assessed(shareOf(part, all.length) ?? 0, {
      samples: all.length,
      evidence: without.slice(0, keptEvidence).map(one => fileEvidence(one.path, one.line, one.name)),
      figures: { part, whole: all.length },
    });
  },
});

/** Files with alert rules that speak of a budget. */
const rulesIn = (files: FactValues['files']): readonly string[] =>
  Object.entries(files).flatMap(([path, { text }]) =>
    /\.ya?ml$/.test(path) && text !== null && alertRule.test(text) && budget.test(text) ? [text] : [],
  );

const hasAlert = ({ hasAlert: own, name, service }: Objective, rules: readonly string[]): boolean =>
  own || rules.some(text => text.includes(name) || (service !== null && text.includes(service)));
