import { createHmac } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor } from '../octokit-for.ts';
import { receiveWebhooks } from '../webhook-receiver.ts';

let status = 202;
const hook = await receiveWebhooks(() => status);
const secret = "It's a Secret to Everybody";
const github = await startGitHub({ webhook: { url: hook.url, secret } });
afterAll(async () => {
  await github.close();
  await hook.close();
});
const { world, deliveries } = github;
const quotes = world.createRepository('harbour/quotes');
const installation = world.install('harbour');
await deliveries.idle();
beforeEach(async () => {
  await deliveries.idle();
  hook.received.length = 0;
});

const comment = (body: string) => quotes.conversation.comment(issue.number, body, 'ada');
const issue = quotes.conversation.openIssue('Something', 'ada');
const bodies = () => hook.received.map(({ body }) => JSON.parse(body).comment.body);

describe('a delivery', () => {
  test('is signed over its bytes', async () => {
    comment('进阶');
    await deliveries.idle();
    const [{ body, signature, guid, event }] = hook.received as [(typeof hook.received)[0]];
    expect(signature).toBe(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
    expect([event, guid]).toEqual([
      'issue_comment',
      expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    ]);
  });

  test('has the signature that GitHub publishes for its example', async () => {
    deliveries.send({ event: 'ping', body: 'Hello, World!' });
    await deliveries.idle();
    expect(hook.received[0]?.signature).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  test('comes in the order of the events', async () => {
    for (const body of ['1', '2', '3']) comment(body);
    await deliveries.idle();
    expect(bodies()).toEqual(['1', '2', '3']);
  });

  test('can be held and let go in another order, lost or doubled', async () => {
    deliveries.hold();
    for (const body of ['1', '2', '3']) comment(body);
    await deliveries.idle();
    expect([hook.received.length, deliveries.held.length]).toEqual([0, 3]);
    deliveries.release(([first, , third]) => [third, first, third].filter(one => one !== undefined));
    await deliveries.idle();
    expect(bodies()).toEqual(['3', '1', '3']);
    expect(hook.received[0]?.guid).toBe(hook.received[2]?.guid);
    comment('4');
    await deliveries.idle();
    expect(bodies().at(-1)).toBe('4');
  });

  test('comes again with the same bytes and GUID', async () => {
    comment('1');
    await deliveries.idle();
    deliveries.redeliver(hook.received[0]?.guid ?? '');
    await deliveries.idle();
    expect(hook.received[1]).toEqual(hook.received[0]);
  });

  test('is listed with its outcome, newest first, through a cursor', async () => {
    comment('good');
    await deliveries.idle();
    status = 503;
    comment('bad');
    await deliveries.idle();
    status = 202;
    const { octokit } = octokitFor(github);
    const route = 'GET /app/hook/deliveries';
    const [bad, good] = (await octokit.request(route, { per_page: 2 })).data;
    expect([bad?.status_code, good?.status_code, good?.status]).toEqual([503, 202, 'OK']);
    expect((await octokit.request(route, { status: 'failure' })).data.map(one => one.id)).toContain(bad?.id);
    expect((await octokit.request(route, { status: 'failure' })).data.map(one => one.id)).not.toContain(
      good?.id,
    );
    const all = await octokit.paginate(route, { per_page: 5 });
    expect(all.length).toBe(deliveries.log.filter(one => one.outcome !== null).length);
    const delivery_id = Number(good?.id);
    const { data } = await octokit.request('GET /app/hook/deliveries/{delivery_id}', { delivery_id });
    expect(data.request.payload).toMatchObject({ action: 'created', comment: { body: 'good' } });
  });

  test('to nobody is a failed one', async () => {
    const lonely = await startGitHub();
    lonely.world.createRepository('harbour/quotes');
    lonely.world.install('harbour');
    await lonely.deliveries.idle();
    expect(lonely.deliveries.log[0]).toMatchObject({ event: 'installation', outcome: { statusCode: 0 } });
    await lonely.close();
  });
});

describe('nothing is sent', () => {
  test('for repositories without the App', async () => {
    world.createRepository('elsewhere/quotes').push('main', { a: 'a' });
    quotes.fork('eve').push('main', { a: 'b' });
    await deliveries.idle();
    expect(hook.received).toEqual([]);
  });

  test('of events that were not subscribed to', async () => {
    const { record } = installation;
    record.events = record.events.filter(event => event !== 'issue_comment');
    comment('unheard');
    await deliveries.idle();
    expect(hook.received).toEqual([]);
    record.events = [...record.events, 'issue_comment'];
  });

  test('while the installation is suspended, but that it is', async () => {
    installation.suspend();
    comment('unheard');
    installation.unsuspend();
    await deliveries.idle();
    expect(hook.names()).toEqual(['installation.suspend', 'installation.unsuspend']);
  });

  test('when "Re-run" is pressed on the check of another App', async () => {
    const foreign = quotes.checks.create('other-ci', 'build', quotes.tip(), { conclusion: 'failure' });
    await deliveries.idle();
    hook.received.length = 0;
    quotes.checks.rerequest(foreign.id, 'ada');
    await deliveries.idle();
    expect(hook.received).toEqual([]);
  });
});
