import { expect, test } from 'vitest';
import { readOnce } from '../../src/collect/read-once.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';

function countedReads() {
  const asked: string[] = [];
  const reads = {
    pullRequestFiles: async (number: number) => {
      asked.push(`files ${number}`);
      return [];
    },
    branch: (name: string) => {
      asked.push(`branch ${name}`);
      return Promise.reject(new GatewayError('forbidden', 'Rung may not read branches.'));
    },
    requiredChecks: async (branch: string) => {
      asked.push(`rules ${branch}`);
      return [{ name: `build of ${branch}`, appId: null }];
    },
    reviews: async (number: number) => {
      asked.push(`reviews ${number}`);
      return [];
    },
  } as Partial<RepositoryReads> as RepositoryReads;

  return { asked, reads: readOnce(reads) };
}

test('what several topics look at at once is asked for once for each pull request and branch', async () => {
  const { asked, reads } = countedReads();
  const [first, again, other] = await Promise.all(
    ['main', 'main', 'release'].map(branch => reads.requiredChecks(branch)),
  );
  for (const number of [7, 7, 8]) await reads.pullRequestFiles(number);

  expect([first, again, other].map(checks => checks?.[0]?.name)).toEqual([
    'build of main',
    'build of main',
    'build of release',
  ]);
  expect(asked).toEqual(['rules main', 'rules release', 'files 7', 'files 8']);
});

test('a refusal is the answer to all who ask, and everything else is asked each time', async () => {
  const { asked, reads } = countedReads();
  for (const _ of [1, 2]) await expect(reads.branch('main')).rejects.toThrow('may not read');
  for (const number of [7, 7]) await reads.reviews(number);

  expect(asked).toEqual(['branch main', 'reviews 7', 'reviews 7']);
});

test('a failure that may pass is the answer to who asks meanwhile, and to nobody after that', async () => {
  let isOut = true;
  const { requiredChecks } = readOnce({
    requiredChecks: async () => {
      if (isOut) throw new GatewayError('unavailable', 'GitHub answers 502.');
      return [];
    },
  } as Partial<RepositoryReads> as RepositoryReads);
  const meanwhile = ['main', 'main'].map(branch => requiredChecks(branch));
  for (const one of meanwhile) await expect(one).rejects.toThrow('502');
  isOut = false;

  expect(await requiredChecks('main')).toEqual([]);
});
