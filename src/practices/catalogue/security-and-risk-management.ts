// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { actionsPinned } from '../security-and-risk-management/actions-pinned.ts';
import { binaryFree } from '../security-and-risk-management/binary-free.ts';
import { branchRules } from '../security-and-risk-management/branch-rules.ts';
import { dangerousWorkflow } from '../security-and-risk-management/dangerous-workflow.ts';
import { depReview } from '../security-and-risk-management/dep-review.ts';
import { depUpdates } from '../security-and-risk-management/dep-updates.ts';
import { iacScan } from '../security-and-risk-management/iac-scan.ts';
import { sast } from '../security-and-risk-management/sast.ts';
import { sbom } from '../security-and-risk-management/sbom.ts';
import { secretScanning } from '../security-and-risk-management/secret-scanning.ts';
import { securityPolicy } from '../security-and-risk-management/security-policy.ts';
import { securityResponse } from '../security-and-risk-management/security-response.ts';
import { securityToolchain } from '../security-and-risk-management/security-toolchain.ts';
import { signedRelease } from '../security-and-risk-management/signed-release.ts';
import { threatModel } from '../security-and-risk-management/threat-model.ts';
import { tokenPermissions } from '../security-and-risk-management/token-permissions.ts';
import { vulnFixTime } from '../security-and-risk-management/vuln-fix-time.ts';

export const securityAndRiskManagement: readonly Practice[] = [
  actionsPinned,
  binaryFree,
  branchRules,
  dangerousWorkflow,
  depReview,
  depUpdates,
  iacScan,
  sast,
  sbom,
  secretScanning,
  securityPolicy,
  securityResponse,
  securityToolchain,
  signedRelease,
  threatModel,
  tokenPermissions,
  vulnFixTime,
];
