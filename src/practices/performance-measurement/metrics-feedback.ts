import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { AdviceRecord } from '../../model/records/ladder-records.ts';
import { definePractice } from '../define-practice.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const dueDays = 30;

export const metricsFeedback = definePractice({
  id: 'metrics-feedback',
  domain: 'performance-measurement',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 30, 4: 60, 5: 80 }),
  gates: false,
  subItems: ['CD-MF-MI-IG', 'CD-MF-MI-IA'],
  needs: ['advice'],

  evaluate({ advice }, { at }) {
    const window = inWindow(advice, dueAt, at, minimumSamples.ofShare);

    return shareThatDoes(window, wasTakenUp, ({ practice }) => ({ text: practice }));
  },
});

const dueAt = ({ advisedAt }: AdviceRecord): Instant => advisedAt + dueDays * dayMs;

/** Met or waived while it was due. */
const wasTakenUp = (advice: AdviceRecord): boolean =>
  advice.resolvedAt !== null && advice.resolvedAt <= dueAt(advice);
