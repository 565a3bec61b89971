// Made from the files in the domains' folders by "npm run generate".

import { workItemLinked } from './agile-development-management/work-item-linked.ts';
import type { Practice } from './define-practice.ts';
import { tokenPermissions } from './security-and-risk-management/token-permissions.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [workItemLinked, tokenPermissions];
