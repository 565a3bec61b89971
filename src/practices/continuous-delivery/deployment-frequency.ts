import { deploymentDays } from '../../metrics/delivery/deployment-days.ts';
import { windowDays } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { areAtLeast } from '../delivery/prompt-merges.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { assessed } from '../outcome.ts';
import { atLeast, from } from '../thresholds.ts';

export const deploymentFrequency = definePractice({
  id: 'deployment-frequency',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['change-lead-time'],
  levels: atLeast('per-week', {
    ...{ 2: 1, 3: 3, 4: from(5, 'several-a-day'), 5: from(5, 'several-a-day', 'prompt') },
  }),
  subItems: ['CD-DR-DM-DS'],
  statements: ['integration-and-release'],
  needs: ['delivery', 'promptMerges'],

  evaluate({ delivery, promptMerges }, { at, policy }) {
    const days = deploymentDays(delivery.deployments, at, policy.calendar.zone);

    return assessed(days.daysPerWeek, {
      samples: days.weeks,
      windowDays,
      inferred: delivery.inferred,
      conditions: { 'several-a-day': days.mostOnOneDay >= 2, prompt: areAtLeast(promptMerges, 90) },
      figures: { ...sourceFigures(delivery), deployments: days.deployments, weeks: days.weeks },
    });
  },
});
