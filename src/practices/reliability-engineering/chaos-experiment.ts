import { definePractice } from '../define-practice.ts';
import { ageOfLast, drillsOf, isNamed } from '../last-success.ts';
import { atMost } from '../thresholds.ts';

const faults =
  /(?:^|[^a-z])(?:chaos|litmus|gremlin|toxiproxy|game[-_ ]?day|(?:fault|failure)[-_ ]injection)(?:[^a-z]|$)|混沌|故障注入/i;

export const chaosExperiment = definePractice({
  id: 'chaos-experiment',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('days', { 4: 90, 5: 30 }),
  lines: 'judgement',
  needs: ['runs', 'workflows'],

  evaluate({ runs, workflows }, { at }) {
    const isSetUp = runs.some(run => isNamed(run, faults)) || workflows.some(({ path }) => faults.test(path));

    return ageOfLast(drillsOf(runs, faults), isSetUp, runs, at);
  },
});
