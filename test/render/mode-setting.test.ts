import { expect, test } from 'vitest';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { modeSetting } from '../../src/render/mode-setting.ts';

const file = '.github/rung.yml';
const organizationFile = 'harbour/.github → .github/rung.yml';

test.each([
  ['nothing is written', '', '', 'start: advise', 'built-in', null],
  ['the organization says enforce', 'start: enforce', '', 'start: enforce', organizationFile, 1],
  ['the repository says enforce', '', 'start: enforce', 'start: enforce', file, 1],
  [
    'the check’s own mode is advise',
    'start: enforce',
    'checks:\n  ci-status:\n    mode: advise',
    'checks.ci-status.mode: advise',
    file,
    3,
  ],
  [
    'the check’s own mode is enforce and start too',
    'start: enforce',
    'checks:\n  ci-status:\n    mode: enforce',
    'checks.ci-status.mode: enforce',
    file,
    3,
  ],
  [
    'the check’s own mode is enforce, but start holds it back',
    '',
    'start: advise\nchecks:\n  ci-status:\n    mode: enforce',
    'start: advise',
    file,
    1,
  ],
])('when %s, that is what decides', (_, organization, repository, setting, where, line) => {
  const inForce = policyInForce({
    organization: { file: organizationFile, text: organization },
    repository: { file, text: repository },
  });

  expect(modeSetting(inForce, 'ci-status')).toMatchObject({ setting, provenance: { file: where, line } });
});

test.each([
  ['the WIP limit, which cannot be enforced', 'wip-limit', ''],
  ['a release, which advises unless it is told to enforce', 'release', ''],
  ['a release under start: advise', 'release', 'start: advise'],
] as const)('%s is advice by its own mode, whatever start says', (_, check, repository) => {
  const inForce = policyInForce({
    organization: { file: organizationFile, text: 'start: enforce' },
    repository: { file, text: repository },
  });

  expect(modeSetting(inForce, check)).toMatchObject({
    setting: `checks.${check}.mode: advise`,
    provenance: { source: 'built-in' },
  });
});
