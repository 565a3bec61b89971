import { expect, test } from 'vitest';
import { builtInPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { ladderPolicyOf } from '../../src/practices/ladder-policy-of.ts';

const of = (repository: string, organization: string = '') =>
  ladderPolicyOf(
    policyInForce({
      organization: { file: 'harbour/.github → .github/rung.yml', text: organization },
      repository: { file: '.github/rung.yml', text: repository },
    }),
  );

test('without a file it is the built-in one', () => {
  expect(ladderPolicyOf(policyInForce({}))).toEqual(builtInPolicy);
});

test('every key that the ladder uses arrives under its own name', () => {
  const text = `
profile: library
solo: true
target: 4
production: { environment: live, workflow: deploy.yml }
incident-label: outage
manifests: harbour/deployments
ci: { contexts: [jenkins/main] }
bots: [harbour-release]
work-items: { in: outside, key: "[A-Z]+-\\\\d+" }
calendar: { zone: Asia/Shanghai, holidays: [2026-10-01], workdays: [2026-10-10] }
checks: { wip-limit: { per-author: 2, authors: [{ login: mia, limit: 5 }], count-drafts: true } }
reviews: { pickup-from: request }
targets: { owner: '@harbour/delivery', reviewed: 2026-10-01 }
planned-mix: { feature: 60, defect: 15, debt: 15, security: 10 }
waivers: [{ practice: signed-release, until: 2027-03-31, because: HSM }]
`;

  expect(of(text)).toEqual({
    ...{ profile: 'library', solo: true, target: 4, incidentLabel: 'outage' },
    production: { environment: 'live', workflow: '.github/workflows/deploy.yml' },
    ...{ manifests: 'harbour/deployments', ciContexts: ['jenkins/main'], bots: ['harbour-release'] },
    workItems: { in: 'outside', key: '[A-Z]+-\\d+' },
    pickupFrom: 'request',
    calendar: { zone: 'Asia/Shanghai', holidays: ['2026-10-01'], workdays: ['2026-10-10'] },
    ...{ wipLimit: 2, declaresWipLimit: true, enforcesCoverage: false },
    ...{ wipLimits: [{ login: 'mia', limit: 5 }], countsDrafts: true },
    plannedMix: { feature: 60, defect: 15, debt: 15, security: 10 },
    targets: { areDeclared: true, owner: '@harbour/delivery', reviewedOn: '2026-10-01' },
    waivers: [{ practice: 'signed-release', until: '2027-03-31', because: 'HSM' }],
  });
});

test.each(['deploy.yml', '.github/workflows/deploy.yml', './.github/workflows/deploy.yml'])(
  'the workflow %s is named as runs name it',
  workflow => {
    expect(of(`production: { workflow: ${workflow} }`).production.workflow).toBe(
      '.github/workflows/deploy.yml',
    );
  },
);

test.each([
  ['', '', false],
  ['checks: { wip-limit: { per-author: 3 } }', '', true],
  ['', 'checks: { wip-limit: { per-author: 3 } }', true],
  ['checks: { wip-limit: { authors: [{ login: mia, limit: 5 }] } }', '', true],
  ['checks: { wip-limit: { mode: off } }', '', false],
])('of %j over %j a limit is declared: %s', (repository, organization, expected) => {
  expect(of(repository, organization).declaresWipLimit).toBe(expected);
});

test.each([
  ['start: enforce', true],
  ['start: advise', false],
  ['start: enforce\nchecks: { incremental-coverage: { mode: advise } }', false],
])('%j enforces coverage: %s', (text, expected) => {
  expect(of(text).enforcesCoverage).toBe(expected);
});
