// Made from the files in the domains' folders by "npm run generate".
import { agileDevelopmentManagement } from './catalogue/agile-development-management.ts';
import { applicationDesign } from './catalogue/application-design.ts';
import { businessValueManagement } from './catalogue/business-value-management.ts';
import { collaborativeDevelopment } from './catalogue/collaborative-development.ts';
import { continuousDelivery } from './catalogue/continuous-delivery.ts';
import { continuousTesting } from './catalogue/continuous-testing.ts';
import { performanceMeasurement } from './catalogue/performance-measurement.ts';
import { platformEngineering } from './catalogue/platform-engineering.ts';
import { reliabilityEngineering } from './catalogue/reliability-engineering.ts';
import { securityAndRiskManagement } from './catalogue/security-and-risk-management.ts';
import { systemAndTools } from './catalogue/system-and-tools.ts';
import { technicalOperations } from './catalogue/technical-operations.ts';
import type { Practice } from './define-practice.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
  ...agileDevelopmentManagement,
  ...continuousDelivery,
  ...technicalOperations,
  ...applicationDesign,
  ...securityAndRiskManagement,
  ...systemAndTools,
  ...businessValueManagement,
  ...collaborativeDevelopment,
  ...continuousTesting,
  ...performanceMeasurement,
  ...platformEngineering,
  ...reliabilityEngineering,
];
