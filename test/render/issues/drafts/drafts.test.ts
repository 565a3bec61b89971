import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readWorkflow } from '../../../../src/facts/ladder/workflows/read-workflow.ts';
import { type AskedLevel, askedLevels } from '../../../../src/model/level.ts';
import { dodDeclared } from '../../../../src/practices/agile-development-management/dod-declared.ts';
import { catalogue } from '../../../../src/practices/catalogue.ts';
import { codeownersCover } from '../../../../src/practices/collaborative-development/codeowners-cover.ts';
import { ciPresent } from '../../../../src/practices/continuous-delivery/ci-present.ts';
import type { Practice } from '../../../../src/practices/define-practice.ts';
import { countTasks } from '../../../../src/practices/pull-requests/template-tasks.ts';
import { depUpdates } from '../../../../src/practices/security-and-risk-management/dep-updates.ts';
import { sast } from '../../../../src/practices/security-and-risk-management/sast.ts';
import { securityPolicy } from '../../../../src/practices/security-and-risk-management/security-policy.ts';
import { declaresLeast } from '../../../../src/practices/security-and-risk-management/token-permissions.ts';
import type { Draft } from '../../../../src/render/issues/drafts/draft.ts';
import { draftOf } from '../../../../src/render/issues/drafts/drafts-of.ts';
import { improvementView } from '../../../../src/render/issues/improvement-view.ts';
import { filesOf, place, repositoryFacts, resultOf, treeOf } from '../../../builders/ladder-facts.ts';
import { factsWith, issueInput, shortResult, texts } from '../issue-cases.ts';

function draft(
  practice: Practice,
  paths: readonly string[],
  values = {},
  level: AskedLevel = 2,
): Draft | null {
  const facts = factsWith({ tree: treeOf(...paths) });
  const result = shortResult(practice, level, { figures: {}, ...values });

  return draftOf(
    practice,
    { facts, result, level },
    texts.en,
    improvementView(issueInput(practice, level, { facts })),
  );
}

describe('a file to begin with', () => {
  test('is YAML where it says so, and a workflow of least permissions where it is one', () => {
    let seen = 0;
    for (const practice of catalogue)
      for (const level of askedLevels) {
        const found = draft(practice, ['go.mod', 'package.json', 'a.ts', 'main.go'], {}, level);
        if (found === null || found.language !== 'yaml') continue;
        seen += 1;
        for (const document of parseAllDocuments(found.text)) expect(document.errors).toEqual([]);
        if (!found.path.startsWith('.github/workflows/')) continue;
        const workflow = readWorkflow(found.path, found.text);
        expect(workflow.problem).toBeNull();
        expect(declaresLeast(workflow)).toBe(true);
      }

    expect(seen).toBeGreaterThan(10);
  });

  test('meets the practice that asks for it', () => {
    const files = (found: Draft | null) => filesOf(found === null ? {} : { [found.path]: found.text });
    const policy = files(draft(securityPolicy, []));
    const tree = treeOf(...Object.keys(policy));

    expect(resultOf(securityPolicy, repositoryFacts({ tree, files: policy, place })).state).toBe('met');
    expect(countTasks(draft(dodDeclared, [])?.text ?? '')).toBeGreaterThanOrEqual(3);
  });

  test('of dependency updates names the package managers that are there, with their folders', () => {
    const found = draft(depUpdates, [
      ...['package.json', 'web/package.json', 'go.mod', '.github/workflows/ci.yml', 'odd dir/pom.xml'],
      ...['node_modules/x/package.json', 'examples/a/Cargo.toml'],
    ]);

    expect(found?.text.match(/(?:ecosystem|directory): .*/g)).toEqual([
      ...['ecosystem: npm', 'directory: /', 'ecosystem: npm', 'directory: /web'],
      ...['ecosystem: maven', 'directory: "/odd dir"', 'ecosystem: gomod', 'directory: /'],
      ...['ecosystem: github-actions', 'directory: /'],
    ]);
    expect(draft(depUpdates, ['notes.txt'])).toBeNull();
  });

  test.each([
    [['package.json', 'package-lock.json'], 'npm ci'],
    [['package.json', 'yarn.lock'], 'yarn install --immutable'],
    [['package.json', 'pnpm-lock.yaml'], 'pnpm install --frozen-lockfile'],
    [['pom.xml'], 'mvn --batch-mode verify'],
    [['gradlew', 'build.gradle'], './gradlew check'],
    [['go.mod'], 'go test ./...'],
    [['Cargo.toml'], 'cargo test --all'],
    [['pyproject.toml'], 'pytest'],
    [['Makefile'], 'make test'],
  ])('of CI for %j runs %s', (paths, command) => {
    expect(draft(ciPresent, paths)?.text).toContain(`- run: ${command}\n`);
  });

  test('of CI is left out where a workflow lacks only a trigger, and where no build tool is known', () => {
    expect(draft(ciPresent, ['go.mod'], { figures: { onPush: true, onPullRequest: false } })).toBeNull();
    expect(draft(ciPresent, ['sub/go.mod'])).toBeNull();
  });

  test('of code scanning names the languages of the tree', () => {
    expect(draft(sast, ['a.py', 'b.java'])?.text).toContain('languages: "python,java-kotlin"');
    expect(draft(sast, ['a.py'])?.text).not.toContain('autobuild');
    expect(draft(sast, ['a.txt'])).toBeNull();
  });

  test('of owners has a line for each folder without one', () => {
    const evidence = ['src/a.ts', 'src/b.ts', 'docs/c.md', 'README.md', 'a b/c'].map(path => ({
      text: path,
      path,
    }));
    const wrong = { text: 'CODEOWNERS', path: '.github/CODEOWNERS', line: 3 };

    expect(draft(codeownersCover, [], { evidence: [wrong, ...evidence] })?.text).toBe(
      '/docs/ @harbour/TEAM\n/src/ @harbour/TEAM\n',
    );
    expect(draft(codeownersCover, [], { evidence: [] })?.text).toBe('* @harbour/TEAM\n');
  });
});
