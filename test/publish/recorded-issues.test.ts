import { afterEach, beforeEach, expect, test } from 'vitest';
import { printReplay } from '../../src/commands/replay/print-replay.ts';
import { createGitHub } from '../../src/github/create-github.ts';
import { silentLog } from '../../src/model/log.ts';
import { recordWrites, refuseWrites } from '../../src/publish/recorded-writes.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
beforeEach(async () => {
  scene = await writeGatewayScene();
});
afterEach(() => scene.standIn.close());

function recording() {
  const { id: appId, privateKey } = scene.standIn.app;
  const access = { appId, privateKey, baseUrl: scene.standIn.url, now: scene.clock.now, log: silentLog };

  return recordWrites(refuseWrites(createGitHub(access)));
}

const effect = { key: 'issue/5/maturity', subject: 'maturity', budget: null };
const text = { title: 'Maturity', body: 'Level 2' };

test('issues that would be written are recorded, and none is', async () => {
  const { writes, take } = recording();
  expect(await writes.createIssue(scene.repository, effect, text)).toMatchObject({ kind: 'created' });
  const issue = { number: 12, subject: 'maturity' };
  expect(await writes.updateIssue(scene.repository, issue, 'Level 3', 'close')).toBe('written');

  expect(scene.quotes.conversation.issues()).toEqual([]);
  const printed = printReplay({
    ...{ event: 'push', action: null, repository: null, guid: null, outcome: 'accepted', reason: null },
    ...{ writes: take(), jobs: [] },
  } as unknown as Parameters<typeof printReplay>[0]);
  expect(printed).toContain('  New issue: Maturity\n    Level 2\n');
  expect(printed).toContain('  Issue #12, to be closed\n    Level 3\n');
  expect(take()).toEqual([]);
});

test('an issue that is there already would not be written again', async () => {
  const created = await scene.startGateway().createIssue(scene.repository, effect, text);
  const number = 'number' in created ? created.number : 0;
  const { writes, take } = recording();
  expect(await writes.createIssue(scene.repository, effect, text)).toEqual({ kind: 'adopted', number });
  expect(await writes.filedIssues(scene.repository)).toMatchObject([
    { subject: 'maturity', issue: { number } },
  ]);
  expect(take()).toEqual([]);
});
