import { expect, test } from 'vitest';
import { authorLimits } from '../../src/policy/author-limits.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';

const own = (...limits: number[]) =>
  `checks: { wip-limit: { per-author: 3, authors: [${limits.map((limit, index) => `{ login: a${index}, limit: ${limit} }`).join(', ')}] } }\n`;
const limitsOf = (organization: string, repository: string) =>
  authorLimits(
    policyInForce({
      organization: { file: 'harbour/.github → .github/rung.yml', text: organization },
      repository: { file: '.github/rung.yml', text: repository },
    }),
  ).map(({ limit }) => limit);

test.each([
  ['are those of the repository', '', own(2, 5), [2, 5]],
  ['are those of the organization where the repository says none', own(5), '', [5]],
  [
    'go no higher than a limit that the organization locks',
    'locked: [checks.wip-limit.per-author]\nchecks: { wip-limit: { per-author: 3 } }\n',
    own(2, 5),
    [2, 3],
  ],
  [
    'are what the organization says beside its locked limit',
    `locked: [checks.wip-limit.per-author]\n${own(5)}`,
    '',
    [5],
  ],
])('limits of certain people %s', (_, organization, repository, expected) => {
  expect(limitsOf(organization, repository)).toEqual(expected);
});
