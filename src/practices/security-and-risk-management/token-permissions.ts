import type { Permissions, Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { atLeast } from '../thresholds.ts';

export const tokenPermissions = definePractice({
  id: 'token-permissions',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: atLeast('percent', { 2: 30, 3: 70, 4: 100 }),
  statements: ['security-toolchain'],
  needs: ['workflows'],

  evaluate({ workflows }) {
    if (workflows.length === 0) return nothingOf('workflows');
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const missing = workflows.filter(workflow => !declaresLeast(workflow));
    const whole = workflows.length;
    const part = whole - missing.length;

    return assessed(shareOf(part, whole) ?? 0, {
      samples: whole,
      evidence: missing.map(({ path }) => fileEvidence(path)),
      figures: { part, whole },
    });
  },
});

/** Says at the top what its token may do, and nothing of it writes. */
export function declaresLeast({ permissions }: Pick<Workflow, 'permissions'>): boolean {
  return permissions !== null && !mayWrite(permissions);
}

function mayWrite(permissions: Permissions): boolean {
  if ('all' in permissions) return permissions.all === 'write';

  return Object.values(permissions.scopes).includes('write');
}
