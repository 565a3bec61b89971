import { describe, expect, test } from 'vitest';
import { onboardingDocs } from '../../../src/practices/platform-engineering/onboarding-docs.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';

const path = '.github/workflows/test.yml';
const guide = { 'README.md': '# Quotes\n\n## Getting started\n', 'CONTRIBUTING.md': 'Welcome' };
const make = { Makefile: 'setup:\n\tnpm ci\n' };
const ci = { [path]: workflowText('', '      - run: make setup\n') };
const ran = (days: number) => [runRecord(1, 'success', daysAgo(days), { workflow: path })];

const judge = (texts: Readonly<Record<string, string>>, runs = ran(1), ...more: readonly string[]) =>
  resultOf(
    onboardingDocs,
    repositoryFacts({ tree: treeOf(...Object.keys(texts), ...more), files: filesOf(texts), runs }),
  );

describe('onboarding documents', () => {
  test.each([
    ['nothing', {}, 1],
    ['a README without set-up', { ...guide, 'README.md': '# Quotes' }, 1],
    ['no CONTRIBUTING', { 'README.md': guide['README.md'] }, 1],
    ['both', guide, 2],
    ['the set-up in CONTRIBUTING', { 'README.md': '# Quotes', 'CONTRIBUTING.md': '## 开发环境' }, 2],
    ['a set-up of one command and no guide', make, 1],
    ['a Makefile without set-up', { ...guide, Makefile: 'lint:\n\tx\n' }, 2],
    ['a Makefile', { ...guide, ...make }, 3],
    ['a task file', { ...guide, 'Taskfile.yml': 'tasks:\n  setup:\n    cmds: [x]\n' }, 3],
    ['a script of the package', { ...guide, 'package.json': '{"scripts":{"setup":"x"}}' }, 3],
    ['a package without such a script', { ...guide, 'package.json': '{"scripts":{"lint":"x"}}' }, 2],
    ['CI with the set-up', { ...guide, ...make, ...ci }, 4],
  ])('%s', (_, texts, level) => {
    expect(judge(texts)).toMatchObject({ value: level });
  });

  test.each([['.devcontainer/devcontainer.json'], ['script/bootstrap'], ['flake.nix']])(
    '%s sets everything up',
    file => {
      expect(judge(guide, [], file)).toMatchObject({ value: 3, level: 3, figures: { setUp: file } });
    },
  );

  test('the packages that CI installs are no set-up', () => {
    const install = { [path]: workflowText('', '      - run: pnpm install\n') };

    expect(judge({ ...guide, ...make, ...install })).toMatchObject({ value: 3, figures: { isBuilt: false } });
  });

  test.each([
    ['another set-up than the one that is there', 'make setup', '.devcontainer/devcontainer.json', false],
    ['a tool that is installed', 'apt-get install -y yq make', 'Makefile', false],
    ['another target', 'make setup-docs', 'Makefile', false],
    ['the default target', 'make', 'Makefile', true],
    ['the default target after another command', 'cd src && make', 'Makefile', true],
    ['the target', 'make -j4 setup', 'Makefile', true],
    ['a devcontainer', 'devcontainer up', '.devcontainer/devcontainer.json', true],
    ['a script', './script/bootstrap', 'script/bootstrap', true],
  ])('whether CI builds it: %s', (_, run, file, isBuilt) => {
    const text = file === 'Makefile' ? 'setup:\n\tnpm ci\n' : '';
    const texts = { ...guide, [path]: workflowText('', `      - run: ${run}\n`), [file]: text };

    expect(judge(texts)).toMatchObject({ value: isBuilt ? 4 : 3, figures: { isBuilt } });
  });

  test('level 4 needs a run that succeeded within 30 days', () => {
    expect(judge({ ...guide, ...make, ...ci }, ran(29))).toMatchObject({ level: 5, state: 'met' });
    expect(judge({ ...guide, ...make, ...ci }, ran(30))).toMatchObject({ level: 3, state: 'unmet' });
  });

  test('is unknown only where the runs would tell', () => {
    const texts = { ...guide, ...make, ...ci };
    const facts = { tree: treeOf(...Object.keys(texts)), files: filesOf(texts) };

    expect(resultOf(onboardingDocs, repositoryFacts(facts))).toMatchObject({
      lines: { 2: 'met', 3: 'met', 4: 'unknown' },
    });
    expect(resultOf(onboardingDocs, repositoryFacts({}))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'clone' } },
    });
  });

  test('is unknown where the only text is too large to read', () => {
    const files = { ...filesOf(guide), 'README.md': { text: null, changedAt: null } };

    expect(
      resultOf(onboardingDocs, repositoryFacts({ tree: treeOf(...Object.keys(files)), files })),
    ).toMatchObject({
      lines: { 2: 'unknown' },
      reason: { cause: { kind: 'unreadable', path: 'README.md' } },
    });
  });
});
