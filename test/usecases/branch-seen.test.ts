import { expect, it } from 'vitest';
import { readBranch, rememberedBranch } from '../../src/usecases/branch-seen.ts';
import type { Services } from '../../src/usecases/services.ts';
import { at } from '../builders/ci.ts';
import { repository } from '../builders/evaluations.ts';

it('what is remembered of branches is forgotten once it is stale', async () => {
  let now = at('12:00');
  const reads = new Proxy({}, { get: () => async () => [] });
  const services = {
    branches: new Map(),
    now: () => now,
    github: { reads: () => reads },
  } as unknown as Services;
  const read = (branch: string) => readBranch(services, repository, branch, []);
  await read('main');
  now = at('12:05');
  await read('next');
  expect(rememberedBranch(services, repository, 'main')).toBeDefined();

  now = at('12:11');
  await read('next');
  await read('third');
  expect(services.branches.size).toBe(2);
  expect(rememberedBranch(services, repository, 'next')).toBeDefined();
});
