// Made from the files in the domains' folders by "npm run generate".

import { flowDistribution } from '../business-value-management/flow-distribution.ts';
import { flowEfficiency } from '../business-value-management/flow-efficiency.ts';
import { valueReviewed } from '../business-value-management/value-reviewed.ts';
import { valueStated } from '../business-value-management/value-stated.ts';
import type { Practice } from '../define-practice.ts';

export const businessValueManagement: readonly Practice[] = [
  flowDistribution,
  flowEfficiency,
  valueReviewed,
  valueStated,
];
