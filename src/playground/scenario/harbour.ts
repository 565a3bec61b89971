import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import { recordedChanges, runOnPush } from './example.ts';
import { type RecordedName, readRecorded } from './recorded.ts';
import type { StartServer } from './server.ts';
import { settle } from './settle.ts';
import { openStage, type Stage } from './stage.ts';

/** The prepared world of the playground's page: an organization with one small library and pull requests to judge. */
export interface Harbour {
  readonly stage: Stage;
  readonly quotes: RepositoryHandle;
  /** Holds the organization's policy. */
  readonly organization: RepositoryHandle;
  /** Where every recorded branch starts. */
  readonly startSha: string;
}

export const policyPath = '.github/rung.yml';

/** A member with write permission who opens no pull request. */
export const maintainer = 'ines';

const organizationPolicy = `# For all repositories of harbour. What is locked, a repository may only tighten.
start: enforce
locked: [checks.incremental-coverage.target]
language: en
checks:
  incremental-coverage:
    target: 80
  wip-limit:
    per-author: 3
`;

export async function openHarbour(startServer: StartServer): Promise<Harbour> {
  const stage = await openStage({ startServer });
  try {
    return await prepare(stage);
  } catch (error) {
    await stage.close();
    throw error;
  }
}

async function prepare(stage: Stage): Promise<Harbour> {
  const { world } = stage.github;
  const organization = world.createRepository('harbour/.github', {
    files: { [policyPath]: organizationPolicy },
  });
  const quotes = world.createRepository('harbour/quotes', {
    files: readRecorded('main-1').files,
    message: readRecorded('main-1').message,
  });
  const harbour = { stage, quotes, organization, startSha: quotes.tip() };
  const { app, actions } = world.state;
  quotes.addRuleSet([
    { context: 'Rung / Incremental coverage', integrationId: app.id },
    { context: 'test', integrationId: actions.id },
  ]);
  for (const member of [maintainer, 'mia', 'noor']) quotes.setRole(member, 'write');
  world.install('harbour');
  runOnPush(quotes, 'main', 'main-1');

  openRecorded(harbour, { branch: 'throttle', author: 'mia', title: 'Let a symbol send bursts' });
  openRecorded(harbour, { branch: 'limits', author: 'noor', title: 'Refuse limits that are no counts' });
  openNote(harbour, 'mia', 'bursts');
  openNote(harbour, 'mia', 'replays');
  await settle(stage);

  return harbour;
}

/** A branch of the recorded history, opened as a pull request and tested as it was when it was recorded. */
export function openRecorded(
  { quotes, startSha }: Harbour,
  { branch, author, title }: { branch: RecordedName; author: string; title: string },
): number {
  const { message } = readRecorded(branch);
  quotes.push(branch, recordedChanges('main-1', branch), { from: startSha, by: author, message });
  const pull = quotes.openPullRequest({ head: branch, author, title, body: `${message}.` });
  runOnPush(quotes, branch, branch);

  return pull.number;
}

/** A pull request that changes no code. */
export function openNote({ quotes, startSha }: Harbour, author: string, subject: string): number {
  const branch = `note-${subject}`;
  const text = `# Of ${subject}\n\nWhat a reader has to know of ${subject}.\n`;
  const message = `Write down what a reader has to know of ${subject}`;
  quotes.push(branch, { [`docs/${subject}.md`]: text }, { from: startSha, by: author, message });
  const pull = quotes.openPullRequest({ head: branch, author, title: message });
  runOnPush(quotes, branch, 'main-1');

  return pull.number;
}
