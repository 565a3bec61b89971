// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { catalogEntry } from '../platform-engineering/catalog-entry.ts';
import { firstPrTime } from '../platform-engineering/first-pr-time.ts';
import { goldenPath } from '../platform-engineering/golden-path.ts';
import { onboardingDocs } from '../platform-engineering/onboarding-docs.ts';
import { selfServiceEnv } from '../platform-engineering/self-service-env.ts';

export const platformEngineering: readonly Practice[] = [
  catalogEntry,
  firstPrTime,
  goldenPath,
  onboardingDocs,
  selfServiceEnv,
];
