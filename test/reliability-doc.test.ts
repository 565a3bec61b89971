import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTests } from '../scripts/reliability/find-tests.ts';
import { readResults } from '../scripts/reliability/read-results.ts';
import { renderReliabilityDoc } from '../scripts/reliability/render-reliability-doc.ts';
import { faultRows } from '../scripts/reliability/rows.ts';

const root = join(import.meta.dirname, '..');
const tests = findTests(root);
const results = readResults(root);

describe('docs/reliability.md', () => {
  test('is fresh', () => {
    const wanted = renderReliabilityDoc({ rows: faultRows, tests, results });

    expect(readFileSync(join(root, 'docs/reliability.md'), 'utf8'), 'run: npm run generate').toBe(wanted);
  });

  test.each(faultRows)('$id has a test, or a reason why not', ({ id, open }) => {
    expect(tests.has(id) || open !== undefined).toBe(true);
  });

  test('no title and no figure speaks for a row that is not there', () => {
    const known = new Set(faultRows.map(({ id }) => id));
    const named = [...tests.keys(), ...results.flatMap(({ figures }) => figures.flatMap(({ rows }) => rows))];

    expect(named.filter(id => !known.has(id))).toEqual([]);
  });

  test('a figure that does not hold is told as such', () => {
    const figure = { rows: ['F1'], what: 'lost', reached: '3', asked: '0', holds: false };
    const result = { command: 'npm run chaos', on: '2026-01-01', cores: 2, node: '24', figures: [figure] };
    const text = renderReliabilityDoc({ rows: faultRows.slice(0, 1), tests: new Map(), results: [result] });

    expect(text).toContain('**falls short:** lost: 3');
    expect(text).toContain('| lost | **3** | 0 |');
  });
});
