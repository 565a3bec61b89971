import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { injectionsIn } from '../dangerous-workflow/injections-in.ts';
import { untrustedCheckoutsIn } from '../dangerous-workflow/untrusted-checkouts-in.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const dangerousWorkflow = definePractice({
  id: 'dangerous-workflow',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: atMost('count', { 2: 0 }),
  statements: ['security-toolchain'],
  needs: ['workflows', 'pipelines'],

  evaluate({ workflows, pipelines }) {
    if (workflows.length === 0) return nothingOf('workflows');
    const dangerous = workflows
      .map(workflow => ({ path: workflow.path, lines: dangersIn(workflow) }))
      .filter(({ lines }) => lines.length > 0);

    return assessed(dangerous.length, {
      samples: workflows.length,
      // What cannot be read may be dangerous: it hides nothing that is seen.
      lowerBound: pipelines.unreadable,
      evidence: dangerous
        .flatMap(({ path, lines }) => lines.map(line => fileEvidence(path, line)))
        .slice(0, keptEvidence),
      figures: { part: dangerous.length, whole: workflows.length },
    });
  },
});

/** Lines with code of anybody's: checked out, or put into a script. */
export const dangersIn = (workflow: Workflow): readonly number[] =>
  [...new Set([...untrustedCheckoutsIn(workflow), ...injectionsIn(workflow)])].toSorted((a, b) => a - b);
