import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../src/model/permissions.ts';
import { webhookEvents } from '../../src/model/webhook-events.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Permissions } from '../../src/playground/github/world/account-records.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

/** Each permission of `app.yml` is taken away, all on one server: an installation each. */
const everything: Permissions = Object.fromEntries(permissions.map(({ key, level }) => [key, level]));
const without = (key: string): Permissions =>
  Object.fromEntries(Object.entries(everything).filter(([name]) => name !== key));

/** Metadata comes with every installation. Where Rung writes, reading alone is a case of its own. */
const cases: Readonly<Record<string, Permissions>> = {
  nothing: everything,
  ...Object.fromEntries(
    permissions.filter(({ key }) => key !== 'metadata').map(({ key }) => [key, without(key)]),
  ),
  ...Object.fromEntries(
    permissions
      .filter(({ level }) => level === 'write')
      .map(({ key }) => [`${key}-write`, { ...everything, [key]: 'read' as const }]),
  ),
};

interface Case {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
}

interface Shown {
  readonly coverage: string | null;
  readonly ci: string | null;
  readonly comments: number;
}

const green = 'success: 1 of 1 workflow green';
const all: Shown = { coverage: judgedAt(3), ci: green, comments: 1 };
const nothing: Shown = { coverage: null, ci: null, comments: 0 };
const unseen = (what: string) => `neutral: Not judged: Rung cannot read ${what}; not blocking`;

/** What people see without it. */
const expected: Readonly<Record<string, Shown>> = {
  nothing: all,
  // No gate: the comment alone speaks, where what it says does not hang on other Apps' check runs.
  checks: { ...nothing, comments: 1 },
  'checks-write': { ...nothing, comments: 1 },
  pull_requests: nothing,
  'pull_requests-write': { ...all, comments: 0 },
  // The policy is unreadable, so nothing of it is in force: advice, and no comment.
  contents: { ...all, coverage: unseen('the list of files'), comments: 0 },
  actions: {
    ...all,
    coverage: unseen('workflow artifacts'),
    ci: 'success: 1 of 1 check green',
    comments: 0,
  },
  issues: all,
  'issues-write': all,
  deployments: all,
  // One sentence more.
  statuses: { ...all },
  merge_queues: all,
};

/** Those without which people see less. */
const lacking = Object.keys(cases).filter(name => expected[name] !== all);

let story: Story;
const log = recordedLog();
const scenes = new Map<string, Case>();

beforeAll(async () => {
  story = await openStory({ change: { log: log.log } });
  await inGroups(Object.keys(cases), name => scenes.set(name, open(name, cases[name] ?? {})));
});
afterAll(() => story.close());

/** All at once would be slow on a small machine, one after the other waits in vain. */
async function inGroups(names: readonly string[], act: (name: string) => void): Promise<void> {
  for (let i = 0; i < names.length; i += 3) {
    for (const name of names.slice(i, i + 3)) act(name);
    await story.settle();
  }
}

/** An organization that accepted only so much, a pull request, and its CI. */
function open(name: string, granted: Permissions): Case {
  const { world } = story.stage.github;
  const owner = `without-${name}`;
  const repository = world.createRepository(`${owner}/quotes`, { files: { 'src/index.ts': 'export {};\n' } });
  world.createRepository(`${owner}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });
  const events = webhookEvents.filter(one => granted[one.permission] !== undefined);
  world.install(owner, { permissions: granted, events: events.map(one => one.name) });
  const pull = openSmallPull(repository, 'change');
  runSmallCi(repository, pull, 3);

  return { repository, pull };
}

function scene(name: string): Case {
  const found = scenes.get(name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);

  return found;
}

function shown({ repository, pull }: Case): Shown {
  const { coverage, ci } = shownOn(repository, pull.headSha);

  return {
    coverage: coverage.at(-1) ?? null,
    ci: ci.at(-1) ?? null,
    comments: repository.conversation.comments(pull.number).length,
  };
}

const summaries = (name: string) => {
  const { repository, pull } = scene(name);
  const runs = repository.checks.runs({ app: 'rung', headSha: pull.headSha });
  return runs.map(run => run.summary).join('\n');
};
const failedJobs = async () => (await story.stage.server.queue.depth()).failed;

describe('installed without', () => {
  test.each(Object.keys(cases))(
    '%s: what does not need it is judged, and nothing is red that would not be',
    name => {
      expect(shown(scene(name))).toEqual(expected[name]);
    },
  );

  test('one of them: no job fails, and no request departs from the contract', async () => {
    expect(await failedJobs()).toBe(0);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(story.stage.github.journal.totals().invalid).toBe(0);
  });

  test('F11: the check names the permission that is missing, or the log where no check can', () => {
    expect(summaries('contents')).toContain('*Contents: read*');
    expect(summaries('actions')).toContain('*Actions: read*');
    expect(summaries('statuses')).toContain('*Commit statuses: read*');
    expect(summaries('nothing')).not.toContain('is asked for but not accepted');
    const warnings = log.lines.filter(({ message }) => message.startsWith('not enforcing: '));
    const reasons = warnings.map(({ fields }) => `${fields['repository']}: ${fields['reason']}`);
    for (const name of ['checks', 'checks-write'])
      expect(reasons.filter(reason => reason.startsWith(`without-${name}/`)).join()).toContain('"Checks: ');
  });
});

describe('F11: once it is accepted', () => {
  beforeAll(async () => {
    await inGroups(lacking, name => acceptance(name).acceptPermissions(everything));
  });

  test.each(lacking)('%s: all is judged by itself', name => {
    // Of a pull request that is older than what Rung knows, only the checks speak, until its next push.
    expect(shown(scene(name))).toEqual(name === 'pull_requests' ? { ...all, comments: 0 } : all);
  });

  test('no check says any more that something is missing', async () => {
    const last = (name: string) => latestSummaries(scene(name)).join();
    for (const name of lacking) expect(last(name)).not.toContain('is asked for but not accepted');
    expect(await failedJobs()).toBe(0);
  });
});

describe('withdrawn between two events', () => {
  beforeAll(async () => {
    story.stage.github.tokens.revokeAll();
    await inGroups(lacking, name => {
      // GitHub tells nobody.
      acceptance(name).record.permissions = cases[name] ?? {};
      const { repository, pull } = scene(name);
      repository.push('change', { 'docs/change.md': 'More.\n' }, { by: 'mia' });
      runSmallCi(repository, pull, 9);
    });
  });

  test.each(lacking)('%s: nothing is red, and no job fails', async name => {
    const { repository, pull } = scene(name);
    const runs = repository.checks.runs({ app: 'rung', headSha: pull.headSha });
    expect(runs.filter(run => run.conclusion === 'failure')).toEqual([]);
    expect(await failedJobs()).toBe(0);
  });
});

const acceptance = (name: string) => story.stage.github.world.installation(`without-${name}`);

function latestSummaries({ repository, pull }: Case): readonly (string | null)[] {
  const runs = repository.checks.runs({ app: 'rung', headSha: pull.headSha });
  return [...new Map(runs.map(run => [run.name, run.summary])).values()];
}
