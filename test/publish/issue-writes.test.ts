import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IssueCreation, IssueEffect, IssueWrites } from '../../src/publish/issue-writes-port.ts';
import { withMarker } from '../../src/render/comment-marker.ts';
import { issueMarker } from '../../src/render/issue-marker.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
let gateway: IssueWrites;

beforeEach(async () => {
  scene = await writeGatewayScene();
  gateway = scene.startGateway();
});
afterEach(async () => {
  expect(scene.standIn.journal.invalid()).toEqual([]);
  await scene.standIn.close();
});

const createRoute = 'POST /repos/{owner}/{repo}/issues';
const updateRoute = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
const listRoute = 'GET /repos/{owner}/{repo}/issues';
const marked = (subject: string, text: string) => withMarker(text, issueMarker(subject, 4711));

const effectOf = (subject = 'maturity', more: Partial<IssueEffect> = {}): IssueEffect => ({
  ...{ key: `issue/${scene.repository.id}/${subject}`, subject, budget: null },
  ...more,
});
const create = (by = gateway, effect = effectOf()) =>
  by.createIssue(scene.repository, effect, { title: 'Maturity', body: 'Level 2' });
const update = (number: number, body: string, state?: 'close' | 'reopen', by = gateway) =>
  by.updateIssue(scene.repository, { number, subject: 'maturity' }, body, state);
const conversation = () => scene.quotes.conversation;
const issues = () => conversation().issues();
const asked = (route: string) =>
  scene.standIn.journal.entries.filter(({ operation }) => operation === route).length;

/** The job is tried again, by a new process, as often as it fails. */
async function persist(work = () => create(scene.startGateway())): Promise<IssueCreation> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 6) throw error;
      scene.clock.advance(61);
    }
  }
}

async function created(subject = 'maturity'): Promise<number> {
  const creation = await create(gateway, effectOf(subject));
  scene.clock.advance(1);
  if (creation.kind !== 'created') return expect.fail(creation.kind);

  return creation.number;
}

describe('an issue', () => {
  test('is created by our App with its marker at the end, its labels and its row', async () => {
    const number = await created();
    expect(issues()).toMatchObject([
      {
        ...{ number, title: 'Maturity', body: marked('maturity', 'Level 2'), app: { id: 4711 } },
        labels: ['rung', 'rung:maturity'],
      },
    ]);
    expect(await scene.issues.find(scene.repository.id, 'maturity')).toMatchObject({
      ...{ number, ending: null, contentHash: '' },
    });
    await created('ci-duration');
    expect(issues()[1]?.labels).toEqual(['rung', 'rung:improvement']);
  });

  test('is created once, however often and by how many processes it is asked for', async () => {
    const number = await created();
    await Promise.all([create(), create()]);
    await expect(create(scene.startGateway())).resolves.toEqual({ kind: 'adopted', number });
    expect(issues()).toHaveLength(1);
    expect(asked(createRoute)).toBe(1);
  });

  test('IS-5: is adopted when our own record is lost, as it is by now', async () => {
    const number = await created();
    scene.effects.rows.clear();
    scene.issues.rows.clear();
    const issue = conversation().issue(number);
    conversation().editIssue(issue, { title: 'Our level', body: `${issue.body}\n\nWe will see.` }, 'ada');
    conversation().label(issue, 'rung', 'ada', false);
    await expect(create(scene.startGateway())).resolves.toEqual({ kind: 'adopted', number });
    expect(issues()).toMatchObject([{ title: 'Our level', labels: ['rung:maturity'] }]);
  });

  test('IS-1: that a person closed stays closed when it is adopted', async () => {
    const number = await created();
    conversation().close(conversation().issue(number), 'ada', 'not_planned');
    scene.effects.rows.clear();
    await expect(create(scene.startGateway())).resolves.toEqual({ kind: 'adopted', number });
    expect(issues()).toMatchObject([{ state: 'closed', stateReason: 'not_planned' }]);
  });

  test('IS-15: a marker that a person copied into another issue is ignored', async () => {
    conversation().openIssue('Maturity', 'eve', { body: marked('maturity', 'Level 5') });
    await created();
    expect(issues().map(({ state }) => state)).toEqual(['open', 'open']);
    expect(await gateway.filedIssues(scene.repository)).toMatchObject([{ subject: 'maturity' }]);
  });

  test('that is too long keeps its foot and its marker, and its title is cut', async () => {
    const body = `# Top\n\n${'- a line of the middle\n'.repeat(5000)}\nThe foot.`;
    await gateway.createIssue(scene.repository, effectOf(), { title: 'M'.repeat(300), body });
    const [issue] = issues();
    expect(Buffer.byteLength(issue?.body ?? '')).toBeLessThanOrEqual(60_000);
    expect(issue?.body?.endsWith(marked('maturity', 'The foot.'))).toBe(true);
    expect(issue?.title).toHaveLength(200);
  });

  test('is not written in dry run', async () => {
    const dry = scene.startGateway(true);
    await expect(create(dry)).resolves.toEqual({ kind: 'skipped' });
    await expect(update(5, 'Level 3', 'close', dry)).resolves.toBe('skipped');
    expect(scene.standIn.journal.entries).toEqual([]);
    expect(scene.effects.rows.size).toBe(0);
  });

  test('IS-16: is refused where issues are switched off, and created once they are on', async () => {
    conversation().switchIssues(false);
    await expect(create()).resolves.toEqual({ kind: 'refused' });
    expect(scene.heldBack).toEqual(['refused']);
    conversation().switchIssues(true);
    scene.clock.advance(1);
    await expect(create()).resolves.toMatchObject({ kind: 'created' });
  });

  test('is refused without the permission', async () => {
    const { issues: _, ...rest } = scene.standIn.world.state.app.permissions;
    scene.standIn.world.installation('harbour').acceptPermissions(rest);
    await expect(create()).resolves.toEqual({ kind: 'refused' });
    expect(issues()).toEqual([]);
  });
});

describe('IS-10: several with one marker', () => {
  const duplicates = async () => {
    for (const key of ['a', 'b', 'c']) {
      await create(scene.startGateway(), effectOf('maturity', { key: `issue/0/${key}` }));
      scene.clock.advance(1);
      // Each of the three was written as if none were there.
      for (const { number, title } of issues())
        conversation().editIssue(conversation().issue(number), { title, body: '' }, 'ada');
    }
    for (const issue of issues())
      conversation().editIssue(issue, { body: marked('maturity', 'Level 2') }, 'ada');
  };

  test('the oldest is kept, the others are closed with a link', async () => {
    await duplicates();
    const [oldest, ...others] = issues();
    await expect(persist()).resolves.toEqual({ kind: 'adopted', number: oldest?.number });
    expect(issues().map(({ state, stateReason }) => stateReason ?? state)).toEqual([
      ...['open', 'duplicate', 'duplicate'],
    ]);
    for (const { number } of others) {
      const [note, ...more] = conversation().comments(number);
      expect(note?.body).toContain(`Closed as a duplicate of #${oldest?.number}`);
      expect(more).toEqual([]);
    }
    expect(conversation().comments(oldest?.number)).toEqual([]);
  });

  test('one that a person reopens is left open, and nothing is said again', async () => {
    await duplicates();
    await persist();
    const second = issues()[1] ?? expect.fail();
    conversation().reopen(second, 'ada');
    scene.effects.rows.delete(effectOf().key);
    await persist();
    expect(second.state).toBe('open');
    expect(conversation().comments(second.number)).toHaveLength(1);
  });

  test('the note is in the language of the repository', async () => {
    await duplicates();
    await persist(() => create(scene.startGateway(), effectOf('maturity', { language: 'zh-CN' })));
    expect(conversation().comments(issues()[1]?.number)[0]?.body).toContain('重复');
  });

  test('a locked one is closed without a note', async () => {
    await duplicates();
    const second = issues()[1] ?? expect.fail();
    conversation().lock(second, 'ada');
    await persist();
    expect(second.state).toBe('closed');
    expect(conversation().comments(second.number)).toEqual([]);
  });
});

describe('an update', () => {
  test('changes the body alone, and writes nothing when it is there already', async () => {
    const number = await created();
    conversation().editIssue(conversation().issue(number), { title: 'Our level' }, 'ada');
    await expect(update(number, 'Level 3')).resolves.toBe('written');
    scene.clock.advance(1);
    await expect(update(number, 'Level 3')).resolves.toBe('written');
    expect(issues()).toMatchObject([{ title: 'Our level', body: marked('maturity', 'Level 3') }]);
    expect(asked(updateRoute)).toBe(1);
  });

  test('IS-8: what a person wrote meanwhile, with other line ends only, is no change', async () => {
    const number = await created();
    const issue = conversation().issue(number);
    conversation().editIssue(issue, { body: issue.body?.replaceAll('\n', '\r\n') ?? '' }, 'ada');
    await expect(update(number, 'Level 2')).resolves.toBe('written');
    conversation().editIssue(issue, { body: 'Level 9' }, 'ada');
    await expect(update(number, 'Level 2')).resolves.toBe('written');
    expect(asked(updateRoute)).toBe(1);
    expect(issue.body).toBe(marked('maturity', 'Level 2'));
  });

  test('closes as completed with the same request, and reopens', async () => {
    const number = await created();
    await update(number, 'Done.', 'close');
    expect(issues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    scene.clock.advance(1);
    await update(number, 'Not done.', 'reopen');
    expect(issues()).toMatchObject([{ state: 'open', stateReason: 'reopened' }]);
    expect(asked(updateRoute)).toBe(2);
  });

  test('leaves the state alone unless told', async () => {
    const number = await created();
    conversation().close(conversation().issue(number), 'ada', 'not_planned');
    await update(number, 'Level 3');
    await update(number, 'Level 3', 'close');
    expect(issues()).toMatchObject([{ state: 'closed', stateReason: 'not_planned' }]);
  });

  test('IS-7: of one that was deleted or transferred says so', async () => {
    scene.standIn.world.createRepository('harbour/ledger');
    const [one, other] = [await created(), await created('ci-duration')];
    conversation().deleteIssue(conversation().issue(one), 'ada');
    conversation().transfer(conversation().issue(other), 'harbour/ledger', 'ada');
    await expect(update(one, 'Level 3')).resolves.toBe('gone');
    await expect(update(other, 'Level 3')).resolves.toBe('gone');
    expect(asked(updateRoute)).toBe(0);
  });

  test('IS-7: of a locked one is refused, as where issues are switched off', async () => {
    const number = await created();
    conversation().lock(conversation().issue(number), 'ada');
    await expect(update(number, 'Level 3')).resolves.toBe('refused');
    conversation().lock(conversation().issue(number), 'ada', false);
    conversation().switchIssues(false);
    await expect(update(number, 'Level 3')).resolves.toBe('refused');
    expect(asked(updateRoute)).toBe(0);
  });

  test('of an issue that somebody else opened is refused', async () => {
    const { number } = conversation().openIssue('Idea', 'ada');
    await expect(update(number, 'Level 3')).resolves.toBe('refused');
    expect(asked(updateRoute)).toBe(0);
  });

  test('F2: whose answer was lost is not written twice', async () => {
    const number = await created();
    scene.standIn.faults.add({ route: updateRoute, fault: { kind: 'accept-then-reset' } });
    await gatewayFailure(update(number, 'Level 3', 'close'));
    scene.clock.advance(1);
    await expect(update(number, 'Level 3', 'close', scene.startGateway())).resolves.toBe('written');
    expect(issues()).toMatchObject([{ body: marked('maturity', 'Level 3'), state: 'closed' }]);
    expect(asked(updateRoute)).toBe(1);
  });
});

test('what was filed is told with its subject, and who closed it', async () => {
  const [one, other] = [await created(), await created('ci-duration')];
  conversation().close(conversation().issue(other), 'ada', 'not_planned');
  conversation().editIssue(conversation().issue(one), { body: 'No marker.' }, 'ada');
  expect(await gateway.filedIssues(scene.repository)).toMatchObject([
    { subject: 'ci-duration', issue: { number: other, closedBy: { login: 'ada' } } },
  ]);
});

describe('F2: one issue comes out of', () => {
  const faults = [
    { kind: 'bad-gateway' },
    { kind: 'reset' },
    { kind: 'accept-then-reset' },
    { kind: 'secondary-limit', retryAfterSeconds: 30 },
  ] as const;
  const cases = faults.flatMap(fault =>
    [createRoute, listRoute].flatMap(route => [0, 30].map(lagSeconds => ({ fault, route, lagSeconds }))),
  );

  test.each(cases)(
    '$fault.kind at $route, lists lagging by $lagSeconds s',
    async ({ fault, route, lagSeconds }) => {
      scene.standIn.limits.listLagSeconds = lagSeconds;
      scene.standIn.faults.add({ route, fault });
      const creation = await persist();
      expect(issues().map(({ number, state }) => ({ number, state }))).toEqual([
        { number: 'number' in creation ? creation.number : 0, state: 'open' },
      ]);
    },
  );

  test('F13: a lost answer while the lists lag behind: not seeing it proves nothing for a minute', async () => {
    scene.standIn.limits.listLagSeconds = 30;
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'accept-then-reset' } });
    expect(await gatewayFailure(create())).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 60 });
    scene.clock.advance(61);
    await expect(create(scene.startGateway())).resolves.toMatchObject({ kind: 'adopted' });
    expect(asked(createRoute)).toBe(1);
  });

  test('F14: a race between two processes', async () => {
    await Promise.allSettled([create(scene.startGateway()), create(scene.startGateway())]);
    await persist();
    expect(issues()).toHaveLength(1);
  });

  test('F14: a request that arrives long after its lease: the late issue is closed with a link', async () => {
    const onItsWay = Promise.withResolvers<void>();
    scene.standIn.faults.add({
      route: createRoute,
      match() {
        onItsWay.resolve();
        return true;
      },
      fault: { kind: 'delay', delayMs: 1_000 },
    });
    const late = create(scene.startGateway());
    await onItsWay.promise;
    scene.clock.advance(91);
    const first = await create(scene.startGateway());

    const number = 'number' in first ? first.number : 0;
    expect(await late).toEqual({ kind: 'adopted', number });
    expect(issues().filter(({ state }) => state === 'open')).toMatchObject([{ number }]);
    expect(await scene.issues.find(scene.repository.id, 'maturity')).toMatchObject({ number });
    const extra = issues().find(({ state }) => state === 'closed');
    expect(conversation().comments(extra?.number)[0]?.body).toContain(`#${number}`);
  });
});
