import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const examples = createRequire(import.meta.url)(
  '@octokit/webhooks-examples/api.github.com/index.json',
) as Example[];

const github = await startGitHub();
afterAll(() => github.close());
const { world, deliveries } = github;
const quotes = world.createRepository('harbour/quotes');
const installation = world.install('harbour');
const sha = quotes.push('fix', { a: '1' }, { by: 'ada' });
const pull = quotes.openPullRequest({ head: 'fix', author: 'ada' });
quotes.push('fix', { a: '2' });
pull.review('ben', { state: 'COMMENTED', body: 'Why?' });
pull.close();
quotes.startWorkflowRun().complete({ conclusion: 'success' });
quotes.checks.setStatus({ sha, context: 'legacy', state: 'success' });
quotes.checks.create('rung', 'Rung / CI status', sha, { conclusion: 'success' });
quotes.checks.rerequest(quotes.checks.runs({ app: 'rung' })[0]?.id ?? 0, 'ada');
quotes.conversation.comment(quotes.conversation.openIssue('Something', 'ada').number, 'Hello', 'ada');
quotes.publishRelease('v1');
quotes.delivery.deploy('production');
const issue = quotes.conversation.openIssue('Another', 'ada');
quotes.conversation.label(issue, 'bug', 'ada');
quotes.conversation.assign(issue, 'ben', 'ada');
quotes.conversation.assign(issue, 'ben', 'ada', false);
quotes.conversation.close(issue, 'ada');
quotes.conversation.reopen(issue, 'ada');
quotes.conversation.editIssue(issue, { title: 'Something else', body: 'Text' }, 'ada');
quotes.conversation.lock(issue, 'ada');
quotes.conversation.lock(issue, 'ada', false);
world.createRepository('harbour/ledger');
quotes.conversation.transfer(issue, 'harbour/ledger', 'ada');
quotes.conversation.deleteIssue(quotes.conversation.openIssue('Wrong', 'ada'), 'ada');
quotes.archive();
quotes.archive(false);
installation.select([]);

type Shape = 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null' | 'absent';

function shapeOf(value: unknown): Shape {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value as Shape;
}

/** What every one of GitHub's examples has and ours lacks or has otherwise. */
function differences(ours: unknown, theirs: readonly unknown[], path = ''): string[] {
  const objects = theirs.filter(one => shapeOf(one) === 'object') as Record<string, unknown>[];
  if (objects.length < theirs.length || objects.length === 0) return [];
  if (shapeOf(ours) !== 'object')
    return shapeOf(ours) === 'null' ? [] : [`${path}: ${shapeOf(ours)} instead of object`];
  const common = Object.keys(objects[0] ?? {}).filter(key => objects.every(one => key in one));
  return common.flatMap(key => {
    const here = `${path}/${key}`;
    const values = objects.map(one => one[key]);
    const mine = (ours as Record<string, unknown>)[key];
    const shapes = new Set(values.map(shapeOf));
    if (mine === undefined) return [`${here}: absent`];
    if (shapes.has('null') || shapeOf(mine) === 'null') return [];
    if (!shapes.has(shapeOf(mine)))
      return [`${here}: ${shapeOf(mine)} instead of ${[...shapes].join(' or ')}`];
    return differences(mine, values, here);
  });
}

/** Of the examples, recorded over years: what GitHub has dropped or writes otherwise today, or what no reader needs. */
const dropped =
  /\/(permissions|starred_at|custom_properties|performed_via_github_app|timeline_url|reactions|owner|immutable)(\/|:)|^\/installation\/(cre|upd)ated_at|\/(new_)?issue\/draft/;

const ours = new Map(
  deliveries.log.map(({ event, action, body }) => [
    [event, action].filter(Boolean).join('.'),
    { event, payload: JSON.parse(body) as Record<string, unknown> },
  ]),
);

test.each([...ours])('%s looks like the examples of GitHub', (_, { event, payload }) => {
  const all = examples.find(one => one.name === event)?.examples ?? [];
  const same = all.filter(one => one.action === payload.action);
  const theirs = same.length > 0 ? same : all;
  expect(theirs.length).toBeGreaterThan(0);
  expect(differences(payload, theirs).filter(one => !dropped.test(one))).toEqual([]);
});
