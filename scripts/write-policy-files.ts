import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { policyJsonSchema } from '../src/policy/policy-json-schema.ts';
import { renderPolicyDoc } from './render-policy-doc.ts';

/** Writes docs/policy.md and the JSON Schema; with `--check` only tells whether they are fresh (exit 1 when not). */
const root = join(import.meta.dirname, '..');
const docPath = join(root, 'docs/policy.md');
const schemaPath = join(root, 'schema/rung.schema.json');
const doc = renderPolicyDoc();
const schema = policyJsonSchema();

if (!process.argv.includes('--check')) {
  writeFileSync(docPath, doc);
  mkdirSync(dirname(schemaPath), { recursive: true });
  writeFileSync(schemaPath, JSON.stringify(schema, null, 2));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  spawnSync(process.execPath, [biome, 'format', '--write', schemaPath], { stdio: 'inherit' });
} else {
  const isFresh =
    readFileSync(docPath, 'utf8') === doc &&
    isDeepStrictEqual(JSON.parse(readFileSync(schemaPath, 'utf8')), schema);
  if (!isFresh) console.error('docs/policy.md or schema/rung.schema.json is stale; run: npm run generate');
  process.exitCode = isFresh ? 0 : 1;
}
