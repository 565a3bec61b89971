import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { checkArchitecture } from './architecture/check-architecture.ts';

test('every file of src keeps its rank, its purity and its size', () => {
  const root = join(import.meta.dirname, '../src');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  const texts = new Map(
    files.map(file => [
      file
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );

  expect(texts.size).toBeGreaterThan(5);
  expect(checkArchitecture(texts)).toEqual([]);
});
