import { type RunningApp, startApp } from '../../src/app.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Comment, Issue } from '../../src/playground/github/world/conversation-records.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { openStory, type Story, type StoryOptions } from './story.ts';
import { storyClock } from './story-clock.ts';

export const daySeconds = 24 * 3600;

/** A story in which weeks pass: each is one turn of every repository. */
export interface IssueStage {
  readonly story: Story;
  /** A repository with two domains that are judged, and steps in security: `main` has CI and little else. */
  addRepository(fullName: string, policy?: string): RepositoryHandle;
  /** Until the repository was assessed and reported; the first time its history is read. */
  turned(...repositories: readonly RepositoryHandle[]): Promise<void>;
  /** A week later, and until all these had their turn. */
  week(...repositories: readonly RepositoryHandle[]): Promise<void>;
  pass(seconds: number): void;
  now(): Date;
  close(): Promise<void>;
}

const workflow = `on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm test
`;

export const files = {
  'src/index.ts': 'export {};\n',
  'package.json': '{ "name": "quotes", "scripts": { "test": "vitest" } }\n',
  '.github/workflows/ci.yml': workflow,
};

/** What the first steps of the security domain ask for. */
export const mended = {
  '.github/workflows/ci.yml': `permissions:\n  contents: read\n${workflow}`,
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n  - package-ecosystem: github-actions\n    directory: /\n    schedule: { interval: weekly }\n',
  'SECURITY.md':
    '# Security policy\n\nReport a vulnerability to security@harbour.example. We answer within three working days.\n',
};

export async function openIssueStage(options: Partial<StoryOptions['change']> = {}): Promise<IssueStage> {
  const clock = storyClock();
  let app: RunningApp | undefined;
  const story = await openStory({
    clock: clock.now,
    change: { now: clock.now, ...options },
    async startServer(given) {
      app = await startApp(given);
      return app;
    },
  });

  /** What the schedule asks for, without waiting for its hour. */
  async function turn({ record }: RepositoryHandle): Promise<void> {
    const { ladders } = story.stage.server.store;
    const { id, owner, name } = record;
    const installationId = story.stage.github.world.installation(owner.login).id;
    const before = await ladders.find(id);
    if (before === undefined) await ladders.begin(id, clock.now());
    await app?.queue.requestLadder({
      repository: { installationId, id, owner: owner.login, name },
      work: before === undefined ? 'backfill' : 'assess',
    });
    await until(`the turn of ${name}`, async () => {
      const state = await ladders.find(id);
      const isOver = state?.dueAt != null && state.dueAt > clock.now();

      return isOver || undefined;
    });
  }

  async function turned(...repositories: readonly RepositoryHandle[]): Promise<void> {
    await story.settle();
    for (const repository of repositories) await turn(repository);
    await story.settle();
  }

  return {
    ...{ story, turned, pass: clock.pass, now: clock.now, close: () => story.close() },
    addRepository: (fullName, policy) =>
      story.addRepository(fullName, { files, ...(policy !== undefined && { policy }) }),
    async week(...repositories) {
      clock.pass(7 * daySeconds);
      await turned(...repositories);
    },
  };
}

/** Rung's own, the oldest first. */
export const rungIssues = (repository: RepositoryHandle): readonly Issue[] =>
  repository.conversation.issues().filter(({ app }) => app?.slug === 'rung');

export function maturityIssueOf(repository: RepositoryHandle): Issue {
  const found = rungIssues(repository).find(({ labels }) => labels.includes('rung:maturity'));
  if (found === undefined) throw new Error('There is no maturity issue.');

  return found;
}

export const improvementsOf = (repository: RepositoryHandle): readonly Issue[] =>
  rungIssues(repository).filter(({ labels }) => labels.includes('rung:improvement'));

/** Of the hidden marker. */
export const subjectOf = ({ body }: Issue): string =>
  /<!-- rung:(.+):app-\d+ -->$/.exec(body ?? '')?.[1] ?? '';

export const rungComments = (repository: RepositoryHandle, { number }: Issue): readonly Comment[] =>
  repository.conversation.comments(number).filter(({ app }) => app?.slug === 'rung');
