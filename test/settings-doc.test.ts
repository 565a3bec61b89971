import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

test('docs/settings.md has every variable that the server reads, and no other', () => {
  const known = [
    ...read('src/settings.ts').matchAll(
      /^ {2}([A-Z_]{4,}): (?:z$|z\.|port|secret|wholeNumber|milliseconds)/gm,
    ),
  ];
  const rows = read('docs/settings.md')
    .split('\n')
    .filter(line => line.startsWith('| `'));
  const documented = rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)]);

  const names = (matches: RegExpExecArray[]) => matches.map(match => match[1]).sort();
  expect(names(documented)).toEqual(names(known));
  expect(known.length).toBeGreaterThan(20);
});
