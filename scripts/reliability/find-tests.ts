import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A title that begins with ids of rows: 'F3: …', 'F1, F27: …'. */
const rowTitle = /['"`]((?:F\d{1,2}(?:, )?)+):? [^'"`]/g;

/** The test files that speak for each row, by their titles. */
export function findTests(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const entry of readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.test.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(rowTitle))
      for (const id of ids.split(', ').filter(Boolean))
        found.set(id, (found.get(id) ?? new Set()).add(relative(root, file).split(sep).join('/')));
  }

  return new Map([...found].map(([id, files]) => [id, [...files].sort()]));
}
