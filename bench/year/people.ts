import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Issue } from '../../src/playground/github/world/conversation-records.ts';
import { files, improvementsOf, mended, rungIssues } from '../../test/support/issue-stage.ts';
import type { Random } from '../seeded-random.ts';

/** A repository, and what people did there to Rung's issues: what Rung does afterwards may depend on it. */
export interface Home {
  readonly repository: RepositoryHandle;
  /** By issue: when somebody touched it last. */
  readonly touched: Map<number, Date>;
  /** Opened again by people: they come on top of what Rung may have open. */
  readonly reopened: Set<number>;
  /** Closed as not planned by a maintainer: the day until which that is accepted. */
  readonly accepted: Map<number, Date>;
  count: number;
}

const acceptedMs = 180 * 24 * 3_600_000;

/** What people and bots do within a week. */
export function live(home: Home, random: Random, now: Date): void {
  for (let deeds = random.below(4); deeds > 0; deeds -= 1)
    random.pick([work, work, decide, decide, move])(home, random, now);
}

/** On the code. */
function work(home: Home, random: Random): void {
  const { repository } = home;
  home.count += 1;
  const topic = `topic-${home.count}`;
  const isGood = random.chance(0.8);
  const run = (request: object) =>
    repository.startWorkflowRun(request).complete({ conclusion: isGood ? 'success' : 'failure' });
  random.pick([
    () => {
      repository.push(
        'main',
        random.pick<FileChanges>([mended, files, { 'SECURITY.md': mended['SECURITY.md'] }]),
      );
      run({});
    },
    () => {
      repository.push(topic, { [`src/${topic}.ts`]: 'a\n' }, { by: 'ben' });
      const pull = repository.openPullRequest({ head: topic, author: 'ben' });
      run({ pullRequest: pull.number });
      pull.review('ada');
      if (!isGood) return;
      pull.merge('ada');
      run({});
    },
    () => repository.publishRelease(`v1.${home.count}.0`),
    () => repository.delivery.deploy('production', [isGood ? 'success' : 'failure']),
    () => repository.conversation.openIssue(`Wish ${home.count}`, 'cho', { labels: ['bug'] }),
  ])();
}

/** About one of Rung's issues; seldom about the maturity issue, since nothing is filed while it rests. */
function decide(home: Home, random: Random, now: Date): void {
  const { repository } = home;
  const { conversation } = repository;
  const own = random.chance(0.15) ? rungIssues(repository) : improvementsOf(repository);
  const issue = own[random.below(own.length)];
  if (issue === undefined) return;
  const { number } = issue;
  const say = (text: string) => conversation.comment(number, text, 'ada');
  home.touched.set(number, now);
  const [deed, act] = random.pick<readonly [string, (one: Issue) => unknown]>([
    ['close', one => conversation.close(one, 'ada', 'completed')],
    ['accept', one => conversation.close(one, 'ada', 'not_planned')],
    ['stale', one => conversation.close(one, 'stale[bot]', 'not_planned')],
    ['reopen', one => conversation.reopen(one, 'ada')],
    ['delete', one => conversation.deleteIssue(one, 'ada')],
    ['edit', one => conversation.editIssue(one, { title: 'Another title', body: 'Mine now' }, 'ada')],
    ['label', one => conversation.label(one, 'later', 'ada')],
    ['lock', one => conversation.lock(one, 'ada', random.chance(0.5))],
    ['say', () => say('/rung snooze 20')],
    ['say', () => say('/rung recheck')],
    ['say', () => say('/rung waive threat-model because it is on paper')],
    ['say', () => say('Is this a joke?')],
  ]);
  const wasOpen = issue.state === 'open';
  act(issue);
  if (deed === 'reopen' && !wasOpen) home.reopened.add(number);
  if (deed === 'accept' && wasOpen && !issue.locked)
    home.accepted.set(number, new Date(now.getTime() + acceptedMs));
  else if (['close', 'stale', 'reopen', 'delete'].includes(deed)) home.accepted.delete(number);
}

/** On the repository itself. */
function move({ repository }: Home, random: Random): void {
  const { record, conversation } = repository;
  random.pick([
    () => conversation.switchIssues(!record.hasIssues),
    () => conversation.switchIssues(true),
    () => repository.rename(`${record.name.replace(/-renamed.*/, '')}-renamed-${random.below(1000)}`),
    () => conversation.openIssue('Copied', 'ada', { body: rungIssues(repository)[0]?.body ?? 'nothing' }),
  ])();
}
