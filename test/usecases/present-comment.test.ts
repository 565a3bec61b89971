import { expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { presentComment } from '../../src/usecases/present-comment.ts';
import type { Services } from '../../src/usecases/services.ts';

const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quotes' };
const comment = { id: 32, body: '/rung recheck' };
const failing = (kind: 'forbidden' | 'not-found' | 'unavailable') => async () => {
  throw new GatewayError(kind, 'no');
};

function look(one: () => Promise<unknown>, all: () => Promise<unknown>) {
  const github = { reads: () => ({ comment: one }), writes: () => ({ comments: all }) };

  return presentComment({ github } as unknown as Services, repository, 5, 32);
}

test.each([
  ['is shown', async () => comment, failing('unavailable'), comment],
  ['is not shown for a moment, and is in the list', async () => undefined, async () => [comment], comment],
  ['is in no list either', async () => undefined, async () => [{ id: 31 }], null],
  ['may not be seen', failing('forbidden'), failing('unavailable'), undefined],
  ['is not shown, and the list may not be seen', async () => undefined, failing('forbidden'), undefined],
])('a comment that %s', async (_, one, all, found) => {
  expect(await look(one, all)).toEqual(found);
});

test('where GitHub does not answer, the job is tried again', async () => {
  await expect(look(async () => undefined, failing('unavailable'))).rejects.toThrow('no');
});
