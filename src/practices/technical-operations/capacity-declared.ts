import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Deployable } from '../../facts/ladder/deployables/deployable.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import { windowDays } from '../../metrics/window.ts';
import { climb, type Step } from '../climb.ts';
import { declaredDeployables, deployablesThatDoNot, everyOneDoes } from '../declared-deployables.ts';
import { definePractice } from '../define-practice.ts';
import { succeededLately } from '../succeeded-lately.ts';
import { steps } from '../thresholds.ts';

const loadTest =
  /\b(?:k6|locust|gatling|jmeter|artillery|vegeta|wrk2?|autocannon|ghz|bzt)\b|\b(?:load|stress|perf|performance)[-_ ]?tests?\b|压测|压力测试/i;

export const capacityDeclared = definePractice({
  id: 'capacity-declared',
  domain: 'technical-operations',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(2, 3, 4, 5),
  lines: 'judgement',
  statements: ['capacity'],
  needs: ['deployables', 'jobTexts?', 'runs?'],

  evaluate({ deployables, 'jobTexts?': jobTexts, 'runs?': runs }, { at }) {
    const found = declaredDeployables(deployables);
    if ('reason' in found) return found;
    const tests = jobTexts.known ? jobTexts.value.filter(isLoadTest) : [];
    const paths = new Set(tests.map(({ workflow }) => workflow.path));
    const outcome = climb(2, [
      everyOneDoes(deployables, found, ({ requests }) => requests),
      everyOneDoes(deployables, found, isBounded),
      unlessUnseen(jobTexts, succeededLately(paths, runs, windowDays, at)),
      unlessUnseen(jobTexts, tests.some(isPartOfRelease)),
    ]);

    return {
      ...outcome,
      samples: found.length,
      evidence: deployablesThatDoNot(found, outcome.value < 2 ? ({ requests }) => requests : isBounded),
      figures: {
        whole: found.length,
        requested: found.filter(({ requests }) => requests === true).length,
        bounded: found.filter(one => isBounded(one) === true).length,
        loadTests: tests.length,
      },
    };
  },
});

/** It has a limit, and either scales or says how many of it there are. */
export function isBounded({
  limits,
  isAutoscaled,
  isSizeStated,
}: Pick<Deployable, 'limits' | 'isAutoscaled' | 'isSizeStated'>): boolean | null {
  return isAutoscaled || isSizeStated ? limits : false;
}

const isLoadTest = ({ names, text }: JobText): boolean => loadTest.test(names) || loadTest.test(text);

/** The workflow that releases or deploys runs it on the way. */
const isPartOfRelease = ({ workflow }: JobText): boolean =>
  workflow.triggers.some(({ event, tags }) => event === 'release' || (event === 'push' && tags !== null)) ||
  workflow.jobs.some(({ environment }) => environment !== null);

const unlessUnseen = (jobTexts: Fact<readonly JobText[]>, step: Step): Step =>
  jobTexts.known ? step : jobTexts.cause;
