import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import { allOf, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { succeededLately } from '../succeeded-lately.ts';
import { isAcceptanceTest } from '../test-paths.ts';
import { yesFrom } from '../thresholds.ts';

const running =
  /\b(?:cucumber|behave|behat|godog|specflow|reqnroll|playwright|cypress|wdio|webdriverio|nightwatch|testcafe|detox|maestro|robot|karate|gauge|selenium)\b|\be2e\b|end[-_]to[-_]end|\bacceptance\b/i;

export const acceptanceSpecs = definePractice({
  id: 'acceptance-specs',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: yesFrom(5),
  subItems: ['CD-TM-TL-LM'],
  needs: ['tree', 'jobTexts?', 'runs?'],

  evaluate({ tree, 'jobTexts?': jobTexts, 'runs?': runs }, { at }) {
    const specs = tree.map(({ path }) => path).filter(isAcceptanceTest);
    const jobs = jobTexts.known ? jobTexts.value.filter(runsAcceptance) : [];
    const paths = new Set(jobs.map(({ workflow }) => workflow.path));
    const ran: Step = jobTexts.known ? succeededLately(paths, runs, 30, at) : jobTexts.cause;
    const answer = allOf(specs.length > 0, ran);

    return yesNo(answer === true, {
      lowerBound: typeof answer === 'object' ? answer : null,
      evidence: [...specs, ...paths].slice(0, keptEvidence).map(path => fileEvidence(path)),
      figures: { specs: specs.length, isRun: ran === true },
    });
  },
});

const runsAcceptance = ({ names, text }: JobText): boolean => running.test(text) || running.test(names);
