import { expect, test } from 'vitest';
import { collectPins } from '../../src/collect/collect-pins.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';

const sha = 'a'.repeat(40);
const asked: (readonly object[])[] = [];
const ladder = (answer: (string | null)[]) => ({
  async actionTags(tags: readonly object[]) {
    asked.push(tags);
    return answer;
  },
});

test('a tag becomes the commit that it points to, in its folder too', async () => {
  expect([...(await collectPins(ladder([sha, sha]), ['other/scan@v3', 'other/tools/lint@v1.2']))]).toEqual([
    ['other/scan@v3', { reference: `other/scan@${sha}`, version: '# v3' }],
    ['other/tools/lint@v1.2', { reference: `other/tools/lint@${sha}`, version: '# v1.2' }],
  ]);
});

test('what is no tag, no action, or not to be read has no line to paste', async () => {
  const refused = {
    actionTags: async () => {
      throw new GatewayError('forbidden', 'no');
    },
  };

  expect((await collectPins(ladder([null]), ['other/scan@main'])).size).toBe(0);
  expect((await collectPins(refused, ['other/scan@v3'])).size).toBe(0);
  asked.length = 0;
  expect((await collectPins(ladder([]), ['docker://alpine:3', 'other/scan@v`3', 'scan'])).size).toBe(0);
  expect(asked).toEqual([]);
});

test('each is asked for once, and at most ten', async () => {
  asked.length = 0;
  const many = Array.from({ length: 30 }, (_, index) => `other/scan@v${index % 15}`);
  await collectPins(ladder(Array(10).fill(sha)), many);

  expect(asked.map(({ length }) => length)).toEqual([10]);
});
