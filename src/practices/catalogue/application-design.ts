// Made from the files in the domains' folders by "npm run generate".

import { apiContract } from '../application-design/api-contract.ts';
import { architectureRecord } from '../application-design/architecture-record.ts';
import { codeComplexityGate } from '../application-design/code-complexity-gate.ts';
import { configExternalised } from '../application-design/config-externalised.ts';
import { failureHandling } from '../application-design/failure-handling.ts';
import type { Practice } from '../define-practice.ts';

export const applicationDesign: readonly Practice[] = [
  apiContract,
  architectureRecord,
  codeComplexityGate,
  configExternalised,
  failureHandling,
];
