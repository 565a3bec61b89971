import { expect, test } from 'vitest';
import { explainPolicy } from '../../src/policy/explain-policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { policyKeys } from '../../src/policy/policy-keys.ts';

const organizationFile = 'harbour/.github → .github/rung.yml';

test('each key is explained once: its value, who set it, where, and whether it is locked', () => {
  const explained = explainPolicy(
    policyInForce({
      organization: { file: organizationFile, text: 'start: enforce\nlocked: [start, target]\n' },
      repository: { file: '.github/rung.yml', text: 'checks:\n  wip-limit: { per-author: 2 }\n' },
    }),
  );

  expect(explained.map(({ key }) => key)).toEqual(policyKeys.map(({ path }) => path));
  expect(explained).toContainEqual({
    key: 'start',
    value: 'enforce',
    source: 'organization',
    file: organizationFile,
    line: 1,
    locked: true,
  });
  expect(explained).toContainEqual({
    key: 'checks.wip-limit.per-author',
    value: 2,
    source: 'repository',
    file: '.github/rung.yml',
    line: 2,
    locked: false,
  });
  expect(explained).toContainEqual({
    key: 'target',
    value: 3,
    source: 'built-in',
    file: 'built-in',
    line: null,
    locked: true,
  });
});
