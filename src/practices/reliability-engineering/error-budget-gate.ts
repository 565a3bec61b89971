import { climb } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { isDeploying } from '../deploying-jobs.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const policyFile =
  /(?:^|\/)[^/]*error[-_]?budget[^/]*\.(?:md|rst|adoc|txt|ya?ml)$|(?:^|\/)[^/]*错误预算[^/]*$/i;
const heading = /^(?:#{1,6}|={1,5}|<h[1-6]>)[^\n]{0,60}(?:error budget|错误预算)/im;
const gate = /error[-_ ]?budget|burn[-_ ]?rate|slo[-_ ]?(?:gate|check)|错误预算/i;

export const errorBudgetGate = definePractice({
  id: 'error-budget-gate',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: steps(4, 5),
  lines: 'judgement',
  needs: ['tree', 'files', 'jobTexts?'],

  evaluate({ tree, files, 'jobTexts?': jobTexts }) {
    const named = tree.map(({ path }) => path).filter(path => policyFile.test(path));
    const written = Object.keys(files).filter(path => heading.test(files[path]?.text ?? ''));
    const policies = [...new Set([...named, ...written])];
    const gates = jobTexts.known
      ? jobTexts.value.filter(job => isDeploying(job) && (gate.test(job.text) || gate.test(job.names)))
      : [];

    return climb(4, [policies.length > 0, jobTexts.known ? gates.length > 0 : jobTexts.cause], {
      evidence: [...policies, ...gates.map(({ workflow }) => workflow.path)]
        .slice(0, keptEvidence)
        .map(path => fileEvidence(path)),
      figures: { policies: policies.length, gates: gates.length },
    });
  },
});
