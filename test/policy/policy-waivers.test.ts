import { describe, expect, test } from 'vitest';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { policyWaivers } from '../../src/policy/policy-waivers.ts';

const file = '.github/rung.yml';
const inForce = (entry: string) =>
  policyInForce({ repository: { file, text: `start: enforce\nwaivers:\n  - ${entry}\n` } });
const march = (time: string) => new Date(`2027-03-${time}Z`);

describe('a waiver in the policy', () => {
  const coverage = inForce('{ practice: incremental-coverage, until: 2027-03-31, because: "no simulator" }');

  test('holds with its reason, its file and its line', () => {
    expect(policyWaivers(coverage, march('01T12:00:00'))).toEqual([
      {
        practice: 'incremental-coverage',
        reason: 'no simulator',
        source: { kind: 'policy', file, isOrganization: false, line: 2, until: '2027-03-31' },
      },
    ]);
  });

  test.each([
    ['31T23:59:59.999', 1],
    ['32', 0],
  ])('through its last day, in UTC: %s', (time, count) => {
    const now = time === '32' ? new Date('2027-04-01T00:00:00Z') : march(time);

    expect(policyWaivers(coverage, now)).toHaveLength(count);
  });

  test.each([
    ['ci-status', 1],
    ['wip-limit', 1],
    ['policy', 0],
    ['release', 0],
    ['signed-release', 0],
  ])('of %s counts for a pull request: %d', (practice, count) => {
    const entry = `{ practice: ${practice}, until: 2027-03-31, because: "later" }`;

    expect(policyWaivers(inForce(entry), march('01T12:00:00'))).toHaveLength(count);
  });
});

test('the organization’s waivers are told as such', () => {
  const text = 'waivers:\n  - { practice: ci-status, until: 2027-03-31, because: "later" }\n';
  const [waiver] = policyWaivers(
    policyInForce({ organization: { file: 'harbour/.github → .github/rung.yml', text } }),
    march('01T12:00:00'),
  );

  expect(waiver?.source).toMatchObject({ isOrganization: true, line: 1 });
});
