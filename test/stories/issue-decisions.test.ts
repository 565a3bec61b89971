import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import {
  daySeconds,
  files,
  type IssueStage,
  improvementsOf,
  maturityIssueOf,
  mended,
  openIssueStage,
  rungComments,
  rungIssues,
} from '../support/issue-stage.ts';
import { asked } from '../support/ladder-stand-in.ts';

let stage: IssueStage;
beforeAll(async () => {
  stage = await openIssueStage();
});
afterAll(() => stage.close());

const rowsOf = (repository: RepositoryHandle) =>
  stage.story.stage.server.store.issues.list(repository.record.id);
const rowOf = async (repository: RepositoryHandle, number: number) =>
  (await rowsOf(repository)).find(row => row.number === number);

/** With its first improvement issue. */
async function started(name: string, policy?: string): Promise<RepositoryHandle> {
  const repository = stage.addRepository(name, policy);
  await stage.turned(repository);
  await stage.week(repository);

  return repository;
}

function firstOf(repository: RepositoryHandle) {
  const [first] = improvementsOf(repository);
  if (first === undefined) throw new Error('There is no improvement issue.');

  return first;
}

describe('closed as not planned', () => {
  let repository: RepositoryHandle;
  beforeAll(async () => {
    repository = await started('planners/shop');
  });

  test('its state is accepted: the practice is waived with the last comment as the reason, and the issue stays closed', async () => {
    const first = firstOf(repository);
    const { conversation } = repository;
    conversation.comment(first.number, 'The runner is ours; <b>not</b> @everybody’s.', 'ada');
    conversation.close(first, 'ada', 'not_planned');
    await stage.story.settle();
    expect(await rowOf(repository, first.number)).toMatchObject({
      ending: 'not-planned',
      reason: 'The runner is ours; <b>not</b> @everybody’s.',
    });

    await stage.week(repository);
    await stage.week(repository);
    expect(first.state).toBe('closed');
    const { body } = maturityIssueOf(repository);
    expect(body).toContain('The runner is ours');
    expect(body).not.toContain('<b>');
    expect(body).not.toContain('@everybody');
  });

  test('after 180 days it is asked again, in the same issue', async () => {
    const first = firstOf(repository);
    stage.pass(180 * daySeconds);
    await stage.week(repository);
    for (const issue of improvementsOf(repository).filter(({ state }) => state === 'open'))
      repository.conversation.close(issue, 'ada', 'completed');
    await stage.week(repository);
    await stage.week(repository);

    expect(first.state).toBe('open');
    expect(await rowOf(repository, first.number)).toMatchObject({ ending: null, acceptedUntil: null });
  });
});

test('F15: closed as completed by a person, it stays closed while nothing got worse', async () => {
  const repository = await started('finishers/shop');
  const first = firstOf(repository);
  repository.conversation.close(first, 'ada', 'completed');
  await stage.week(repository);
  await stage.week(repository);

  expect(first.state).toBe('closed');
  expect(await rowOf(repository, first.number)).toMatchObject({ ending: 'completed', acceptedUntil: null });
});

test('what a stale bot closes is nobody’s decision: it rests, and nothing is accepted', async () => {
  const repository = await started('robots/shop');
  const first = firstOf(repository);
  repository.conversation.close(first, 'stale[bot]', 'not_planned');
  await stage.week(repository);

  expect(first.state).toBe('closed');
  expect(await rowOf(repository, first.number)).toMatchObject({ ending: 'completed', acceptedUntil: null });
});

test('F15: deleted or transferred counts as accepted, and nothing new is filed for it', async () => {
  const repository = await started('movers/shop');
  stage.story.addRepository('movers/elsewhere');
  const first = firstOf(repository);
  repository.conversation.deleteIssue(first, 'ada');
  await stage.week(repository);
  const second = firstOf(repository);
  repository.conversation.transfer(second, 'movers/elsewhere', 'ada');
  await stage.week(repository);

  expect(await rowOf(repository, first.number)).toMatchObject({ ending: 'deleted' });
  expect(await rowOf(repository, second.number)).toMatchObject({ ending: 'transferred' });
  const subjects = (await rowsOf(repository)).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(subjects.length);
});

test('F15: a deleted maturity issue is not replaced for 180 days', async () => {
  const repository = await started('deleters/shop');
  const old = maturityIssueOf(repository);
  repository.conversation.deleteIssue(old, 'ada');
  repository.push('main', { 'README.md': '# Shop\n' });
  await stage.week(repository);
  expect(rungIssues(repository).filter(({ labels }) => labels.includes('rung:maturity'))).toEqual([]);

  stage.pass(180 * daySeconds);
  await stage.week(repository);
  expect(maturityIssueOf(repository).number).not.toBe(old.number);
});

test('a locked issue is left alone; the title stays what people made of it', async () => {
  const repository = await started('lockers/shop');
  const [report, first] = [maturityIssueOf(repository), firstOf(repository)];
  repository.conversation.lock(report, 'ada');
  repository.conversation.editIssue(first, { title: 'Please do this first' }, 'ada');
  const before = report.body;
  repository.push('main', mended);
  await stage.week(repository);
  expect(report.body).toBe(before);
  expect(rungComments(repository, report)).toEqual([]);

  await stage.week(repository);
  expect(first).toMatchObject({ title: 'Please do this first', state: 'closed' });
});

test('switched off, everything is closed once with a note; on again, the report is opened again', async () => {
  const repository = await started('switchers/shop', 'start: enforce\n');
  const [report, first] = [maturityIssueOf(repository), firstOf(repository)];
  repository.push('main', { '.github/rung.yml': 'report: { mode: "off" }\n' });
  await stage.story.settle();
  expect([report.state, first.state]).toEqual(['closed', 'closed']);
  expect(rungComments(repository, report)).toHaveLength(1);
  await stage.week(repository);
  expect(rungComments(repository, report)).toHaveLength(1);

  repository.push('main', { '.github/rung.yml': 'report: { mode: "on" }\n' });
  await stage.week(repository);
  expect(report.state).toBe('open');
  expect(rungIssues(repository).filter(({ labels }) => labels.includes('rung:maturity'))).toHaveLength(1);
});

test('another language: the report is written in it at its next turn, and titles stay', async () => {
  const repository = await started('speakers/shop');
  const [report, first] = [maturityIssueOf(repository), firstOf(repository)];
  const titles = [report.title, first.title];
  repository.push('main', { '.github/rung.yml': 'language: zh-CN\n' });
  await stage.week(repository);

  expect(report.body).toContain('下一步');
  expect([report.title, first.title]).toEqual(titles);
});

test('a waiver in the policy withdraws an open issue with a note', async () => {
  const repository = await started('waivers/shop');
  const first = firstOf(repository);
  const subject = (await rowOf(repository, first.number))?.subject;
  const until = new Date(stage.now().getTime() + 90 * daySeconds * 1000).toISOString().slice(0, 10);
  repository.push('main', {
    '.github/rung.yml': `waivers:\n  - { practice: ${subject}, until: ${until}, because: "comes with the new platform" }\n`,
  });
  await stage.week(repository);

  expect([first.state, first.stateReason]).toEqual(['closed', 'not_planned']);
  expect(rungComments(repository, first)).toHaveLength(1);
  expect(await rowOf(repository, first.number)).toMatchObject({ ending: 'withdrawn' });
});

test('a marker that a person copied into an issue of theirs makes it none of Rung’s', async () => {
  const repository = await started('copiers/shop');
  const report = maturityIssueOf(repository);
  const copy = repository.conversation.openIssue('Copy', 'ada', { body: report.body ?? '' });
  repository.push('main', mended);
  await stage.week(repository);
  repository.conversation.comment(copy.number, '/rung help', 'ada');
  await stage.story.settle();

  expect(copy).toMatchObject({ state: 'open', title: 'Copy' });
  expect(rungComments(repository, copy)).toEqual([]);
  expect(rungIssues(repository).filter(({ labels }) => labels.includes('rung:maturity'))).toHaveLength(1);
});

test('where issues are switched off, nothing is written; switched on, the next turn opens it', async () => {
  const repository = stage.addRepository('closers/shop');
  repository.conversation.switchIssues(false);
  await stage.turned(repository);
  expect(rungIssues(repository)).toEqual([]);

  repository.conversation.switchIssues(true);
  await stage.week(repository);
  expect(maturityIssueOf(repository).state).toBe('open');
  expect(stage.story.stage.github.journal.invalid()).toEqual([]);
});

test('a permission that is missing is named with what it opens; without issues, nothing is written', async () => {
  const { deployments: _, ...less } = asked;
  const { issues: __, ...mute } = asked;
  const named = stage.story.addRepository('guarded/shop', { files, permissions: less });
  const silent = stage.story.addRepository('muted/shop', { files, permissions: mute });
  await stage.turned(named, silent);

  expect(maturityIssueOf(named).body).toContain('`deployments`');
  expect(rungIssues(silent)).toEqual([]);
});
