/**
 * Writes `src/playground/contract/github-openapi.json`: the part of GitHub's published OpenAPI description that Rung
 * uses. The whole description is far too big to be a dependency, so it is fetched here, on demand.
 *
 *     node scripts/update-contract.ts [--from <octokit-openapi.tgz>]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Description,
  printContract,
  slimDescription,
} from '../src/playground/contract/slim-description.ts';
import { usedOperations } from '../src/playground/contract/used-operations.ts';

const source = '@octokit/openapi@23.0.2';
const member = 'package/generated/api.github.com.json';
const target = new URL('../src/playground/contract/github-openapi.json', import.meta.url);

const { values } = parseArgs({ options: { from: { type: 'string' } } });
const directory = mkdtempSync(join(tmpdir(), 'rung-contract-'));
try {
  const archive = values.from === undefined ? fetchArchive() : resolve(values.from);
  execFileSync('tar', ['-xzf', archive, '-C', directory, member]);
  const description = JSON.parse(readFileSync(join(directory, member), 'utf8')) as Description;
  const text = printContract(slimDescription(description, usedOperations));
  writeFileSync(target, text);
  console.log(`${usedOperations.length} operations of ${source}, ${Math.ceil(text.length / 1024)} KiB`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function fetchArchive(): string {
  execFileSync('npm', ['pack', source, '--silent', '--pack-destination', directory], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const name = readdirSync(directory).find(file => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm packed no archive of ${source}.`);
  return join(directory, name);
}
