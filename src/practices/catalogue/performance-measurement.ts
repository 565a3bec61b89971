// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { doraInstrumented } from '../performance-measurement/dora-instrumented.ts';
import { metricDataComplete } from '../performance-measurement/metric-data-complete.ts';
import { metricsFeedback } from '../performance-measurement/metrics-feedback.ts';
import { targetsDeclared } from '../performance-measurement/targets-declared.ts';
import { trendImproving } from '../performance-measurement/trend-improving.ts';

export const performanceMeasurement: readonly Practice[] = [
  doraInstrumented,
  metricDataComplete,
  metricsFeedback,
  targetsDeclared,
  trendImproving,
];
