// Made from the files in the domains' folders by "npm run generate".

import { busFactor } from '../collaborative-development/bus-factor.ts';
import { codeownersCover } from '../collaborative-development/codeowners-cover.ts';
import { commitConvention } from '../collaborative-development/commit-convention.ts';
import { prConversation } from '../collaborative-development/pr-conversation.ts';
import { reviewPickup } from '../collaborative-development/review-pickup.ts';
import { reviewerConcentration } from '../collaborative-development/reviewer-concentration.ts';
import type { Practice } from '../define-practice.ts';

export const collaborativeDevelopment: readonly Practice[] = [
  busFactor,
  codeownersCover,
  commitConvention,
  prConversation,
  reviewPickup,
  reviewerConcentration,
];
