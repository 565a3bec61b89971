import { climb } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { isContainerPath, isInfrastructurePath } from '../delivery-paths.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const envAsCode = definePractice({
  id: 'env-as-code',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['deployment-success-rate'],
  levels: steps(3, 4),
  subItems: ['CD-BI-BP-BE', 'CD-EM-EM-EB', 'CD-EM-EM-ED'],
  statements: ['micro-services'],
  needs: ['tree'],

  evaluate({ tree }) {
    const paths = tree.map(({ path }) => path);
    const containers = paths.filter(isContainerPath);
    const infrastructure = paths.filter(isInfrastructurePath);

    return climb(3, [containers.length > 0, infrastructure.length > 0], {
      evidence: [...containers, ...infrastructure].slice(0, keptEvidence).map(path => fileEvidence(path)),
      figures: { containers: containers.length, infrastructure: infrastructure.length },
    });
  },
});
