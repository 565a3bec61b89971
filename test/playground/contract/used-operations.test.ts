import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../src/playground/contract/load-contract.ts';
import { usedOperations } from '../../../src/playground/contract/used-operations.ts';
import { routes } from '../../../src/playground/github/rest/routes.ts';

const root = join(import.meta.dirname, '../../..');

function operationsNamedIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      return [...text.matchAll(/['"`]((?:GET|POST|PUT|PATCH|DELETE) \/[^'"`\s]*)['"`]/g)].map(
        ([, operation = '']) => operation,
      );
    });
}

describe('the operations of the contract', () => {
  test('are those that the list names: run scripts/update-contract.ts after changing it', () => {
    expect(Object.keys(loadContract().operations).sort()).toEqual([...usedOperations].sort());
  });

  test('cover every operation that the GitHub adapter names', () => {
    const named = operationsNamedIn('src/github');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(operation => !usedOperations.includes(operation))).toEqual([]);
  });

  test('each have a route in the stand-in, and no route is outside of them', () => {
    expect(routes.map(route => route.operation).sort()).toEqual([...usedOperations].sort());
  });

  test('take less than 1.5 MB', () => {
    const { size } = statSync(join(root, 'src/playground/contract/github-openapi.json'));
    expect(size).toBeLessThan(1_500_000);
  });
});
