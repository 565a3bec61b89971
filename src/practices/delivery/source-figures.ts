import type { Figures } from '../../model/practice-result.ts';
import type { Delivery } from './delivery.ts';

/** Which records stand for deployments: every sentence about them says so. */
export const sourceFigures = ({ source }: Pick<Delivery, 'source'>): Figures => ({
  fromRuns: source === 'runs',
  fromReleases: source === 'releases',
});
