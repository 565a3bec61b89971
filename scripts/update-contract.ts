/**
 * Writes what Rung's tests know of GitHub's published OpenAPI descriptions, both in `src/playground/contract`:
 * `github-openapi.json`, the part that Rung uses, and `enterprise-versions.json`, what GitHub Enterprise Server lacks of
 * it. The whole descriptions are far too big to be a dependency, so they are fetched here, on demand.
 *
 *     node scripts/update-contract.ts [--from <folder of their archives>]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { enterpriseDifferences } from '../src/playground/contract/enterprise-differences.ts';
import {
  type Description,
  printContract,
  slimDescription,
} from '../src/playground/contract/slim-description.ts';
import { usedOperations } from '../src/playground/contract/used-operations.ts';

const version = '23.0.2';
/** The oldest and the newest one that are published there, and the version of the package that has it. */
const enterpriseVersions = [
  ['3.14', '18.2.0'],
  ['3.19', version],
] as const;
const target = (name: string) => new URL(`../src/playground/contract/${name}`, import.meta.url);

const { values } = parseArgs({ options: { from: { type: 'string' } } });
const directory = mkdtempSync(join(tmpdir(), 'rung-contract-'));
try {
  const github = describe(version, 'api.github.com');
  const text = printContract(slimDescription(github, usedOperations));
  writeFileSync(target('github-openapi.json'), text);
  console.log(
    `${usedOperations.length} operations of @octokit/openapi@${version}, ${Math.ceil(text.length / 1024)} KiB`,
  );

  const differences = enterpriseVersions.map(([enterprise, published]) => [
    enterprise,
    enterpriseDifferences(github, describe(published, `ghes-${enterprise}`), usedOperations),
  ]);
  writeFileSync(
    target('enterprise-versions.json'),
    `${JSON.stringify(Object.fromEntries(differences), null, 1)}\n`,
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function describe(published: string, name: string): Description {
  const member = `package/generated/${name}.json`;
  execFileSync('tar', ['-xzf', archiveOf(published), '-C', directory, member]);

  return JSON.parse(readFileSync(join(directory, member), 'utf8')) as Description;
}

function archiveOf(published: string): string {
  const name = `octokit-openapi-${published}.tgz`;
  const archive = join(values.from === undefined ? directory : resolve(values.from), name);
  if (values.from === undefined && !existsSync(archive))
    execFileSync(
      'npm',
      ['pack', `@octokit/openapi@${published}`, '--silent', '--pack-destination', directory],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );

  return archive;
}
