import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
let quotes: RepositoryHandle;
const hour = (time: string) => Date.parse(`2026-11-02T${time}:00Z`);
const by = (login: string) => ({ login, isBot: false });

beforeAll(async () => {
  place = await openLadderStandIn();
  quotes = place.world.createRepository('harbour/quotes');
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

test('an issue is told with its events', async () => {
  const { conversation } = quotes;
  place.at('2026-11-02T08:00:00Z');
  const milestone = quotes.delivery.addMilestone('Q4');
  const issue = conversation.openIssue('Quotes are late', 'cho', {
    body: '### Impact\n\nHigh',
    labels: ['bug'],
  });
  issue.type = 'Bug';
  issue.blockedBy = 1;
  issue.milestone = milestone.number;
  place.at('2026-11-02T09:00:00Z');
  conversation.label(issue, 'priority: high', 'ben');
  conversation.label(issue, 'bug', 'ben', false);
  place.at('2026-11-02T10:00:00Z');
  conversation.assign(issue, 'ada', 'ben');
  conversation.assign(issue, 'eve', 'ben');
  conversation.assign(issue, 'eve', 'ben', false);
  quotes.setRole('ada', 'write');
  conversation.comment(issue.number, 'On it', 'ada');
  conversation.comment(issue.number, 'Me too', 'eve');
  place.at('2026-11-02T11:00:00Z');
  conversation.close(issue, 'ada');
  conversation.reopen(issue, 'cho');
  place.at('2026-11-02T12:00:00Z');
  conversation.close(issue, 'ada', 'not_planned');
  place.world.deleteAccount('cho');
  place.world.deleteAccount('eve');

  const found = await place.reads(quotes).issues(0);

  const event = (
    kind: string,
    time: string,
    who: ReturnType<typeof by> | null,
    subject = '',
    byMember = false,
  ) => ({
    ...{ kind, at: hour(time), by: who, subject, byMember },
  });
  expect(found).toEqual([
    {
      ...{ number: issue.number, title: 'Quotes are late', body: '### Impact\n\nHigh', author: null },
      ...{ openedAt: hour('08:00'), closedAt: hour('12:00'), closedAs: 'not-planned' },
      ...{ labels: ['priority: high'], type: 'bug', assignees: [by('ada')], milestone: 1, isBlocked: true },
      events: [
        event('labeled', '08:00', null, 'bug'),
        event('labeled', '09:00', by('ben'), 'priority: high'),
        event('unlabeled', '09:00', by('ben'), 'bug'),
        event('assigned', '10:00', by('ben'), 'ada'),
        event('assigned', '10:00', by('ben')),
        event('unassigned', '10:00', by('ben')),
        event('commented', '10:00', by('ada'), '', true),
        event('commented', '10:00', null),
        event('closed', '11:00', by('ada')),
        event('reopened', '11:00', null),
        event('closed', '12:00', by('ada')),
      ],
    },
  ]);
});

test('issues are the open ones and those touched since; pull requests are none', async () => {
  const repository = place.world.createRepository('harbour/ledger');
  const { conversation } = repository;
  place.at('2026-01-01T00:00:00Z');
  const old = conversation.openIssue('Old and open', 'ada');
  conversation.close(conversation.openIssue('Old and closed', 'ada'), 'ada');
  repository.push('fix', { a: '1' });
  repository.openPullRequest({ head: 'fix' });
  const at = place.at('2026-11-02T00:00:00Z');
  const fresh = conversation.openIssue('Fresh', 'ada');
  conversation.close(fresh, 'ada', 'duplicate');

  const found = await place.reads(repository).issues(at);

  expect(found.map(({ number, closedAs }) => [number, closedAs])).toEqual([
    [fresh.number, 'duplicate'],
    [old.number, null],
  ]);
});

test('an issue with more events than GitHub tells at once has none at all', async () => {
  const repository = place.world.createRepository('harbour/talk');
  const { conversation } = repository;
  const [some, many] = ['Some', 'Many'].map(title => conversation.openIssue(title, 'ada'));
  for (let i = 0; i < 100; i++) conversation.comment(some?.number ?? 0, 'x', 'ada');
  for (let i = 0; i < 101; i++) conversation.comment(many?.number ?? 0, 'x', 'ada');

  const found = await place.reads(repository).issues(0);

  expect(found.map(({ events }) => events?.length ?? null)).toEqual([null, 100]);
});

test('milestones count their issues', async () => {
  const repository = place.world.createRepository('harbour/plans');
  const dueAt = new Date('2026-12-01T00:00:00Z');
  const milestone = repository.delivery.addMilestone('Q4', dueAt);
  repository.delivery.addMilestone('Q3').closedAt = new Date('2026-10-01T00:00:00Z');
  const issues = ['A', 'B', 'C'].map(title => repository.conversation.openIssue(title, 'ada'));
  for (const issue of issues) issue.milestone = milestone.number;
  repository.conversation.close(issues[0] as (typeof issues)[0], 'ada');

  await expect(place.reads(repository).milestones()).resolves.toEqual([
    { number: 1, dueAt: dueAt.getTime(), closedAt: null, openIssues: 2, closedIssues: 1 },
    { number: 2, dueAt: null, closedAt: Date.parse('2026-10-01T00:00:00Z'), openIssues: 0, closedIssues: 0 },
  ]);
});
