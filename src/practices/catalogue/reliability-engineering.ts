// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { actionItemsClosed } from '../reliability-engineering/action-items-closed.ts';
import { chaosExperiment } from '../reliability-engineering/chaos-experiment.ts';
import { errorBudgetGate } from '../reliability-engineering/error-budget-gate.ts';
import { postmortemLinked } from '../reliability-engineering/postmortem-linked.ts';
import { productionReadiness } from '../reliability-engineering/production-readiness.ts';
import { sloAlerts } from '../reliability-engineering/slo-alerts.ts';
import { sloDeclared } from '../reliability-engineering/slo-declared.ts';
import { toilTrend } from '../reliability-engineering/toil-trend.ts';

export const reliabilityEngineering: readonly Practice[] = [
  actionItemsClosed,
  chaosExperiment,
  errorBudgetGate,
  postmortemLinked,
  productionReadiness,
  sloAlerts,
  sloDeclared,
  toilTrend,
];
