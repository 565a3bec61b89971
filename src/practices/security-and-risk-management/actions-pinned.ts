import type { UsesReference, Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

/** They publish the actions of GitHub itself. */
const githubOwners: ReadonlySet<string> = new Set(['actions', 'github']);

export const actionsPinned = definePractice({
  id: 'actions-pinned',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: atLeast('percent', { 3: 50, 4: 90, 5: 100 }),
  statements: ['security-toolchain'],
  needs: ['workflows', 'owner'],

  evaluate({ workflows, owner }) {
    if (workflows.length === 0) return nothingOf('workflows');
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const uses = workflows.flatMap(workflow =>
      thirdPartyUses(workflow, owner).map(reference => ({ path: workflow.path, reference })),
    );
    const loose = uses.filter(({ reference }) => !reference.isPinned);
    const whole = uses.length;
    const part = whole - loose.length;
    const share = shareOf(part, whole);
    if (share === undefined) return nothingOf('third-party');

    return assessed(share, {
      samples: whole,
      evidence: loose
        .slice(0, keptEvidence)
        .map(({ path, reference }) => fileEvidence(path, reference.line, reference.text)),
      figures: { part, whole },
    });
  },
});

/** Actions, workflows and images of others: neither GitHub's, nor the owner's own, nor local. */
export function thirdPartyUses({ jobs }: Workflow, owner: string): readonly UsesReference[] {
  return jobs
    .flatMap(job => [job.uses, ...job.steps.map(step => step.uses)])
    .filter((uses): uses is UsesReference => uses !== null && isThirdParty(uses, owner));
}

function isThirdParty({ kind, repository }: UsesReference, owner: string): boolean {
  if (kind === 'local') return false;
  const publisher = repository?.slice(0, repository.indexOf('/')).toLowerCase();

  return publisher === undefined || (publisher !== owner && !githubOwners.has(publisher));
}
