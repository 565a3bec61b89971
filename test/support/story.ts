import { startApp } from '../../src/app.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { CheckRun } from '../../src/playground/github/world/records.ts';
import { recordedChanges, runOnPullRequest, runOnPush } from '../../src/playground/scenario/example.ts';
import { type RecordedName, readRecorded } from '../../src/playground/scenario/recorded.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { settle } from '../../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { makeEmbedded } from './database.ts';

export type CheckName = 'Rung / Incremental coverage' | 'Rung / CI status';

/** A story's stage: the stand-in for GitHub, the real server with a real database, and the example repository. */
export interface Story {
  readonly stage: Stage;
  readonly repository: RepositoryHandle;
  /** Pushes a recorded commit to a branch and opens a pull request from it. */
  openPullRequest(branch: string, from: RecordedName, to: RecordedName): PullRequestHandle;
  runCi(pull: PullRequestHandle, as: RecordedName): void;
  settle(): Promise<void>;
  /** All of Rung's check runs of a name on a commit, oldest first. */
  checks(name: CheckName, headSha: string): readonly CheckRun[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StoryOptions {
  /** Text of the organization's policy; null for none. */
  readonly policy?: string | null;
  readonly change?: Partial<ServerOptions>;
}

export async function openStory(options: StoryOptions = {}): Promise<Story> {
  const place = await makeEmbedded();
  let stage = await openStage({
    startServer: startApp,
    database: place.options,
    change: options.change ?? {},
  });
  const { world } = stage.github;
  const policy = options.policy === undefined ? 'start: enforce\n' : options.policy;
  if (policy !== null) world.createRepository('harbour/.github', { files: { '.github/rung.yml': policy } });
  const repository = world.createRepository('harbour/quotes', { files: readRecorded('main-1').files });
  world.install('harbour');
  runOnPush(repository, 'main', 'main-1');
  await settle(stage);

  return {
    get stage() {
      return stage;
    },
    repository,
    openPullRequest(branch, from, to) {
      repository.push(branch, recordedChanges(from, to));

      return repository.openPullRequest({ head: branch, author: 'mia' });
    },
    runCi: (pull, as) => runOnPullRequest(repository, pull.number, as),
    settle: () => settle(stage),
    checks: (name, headSha) => repository.checks.runs({ app: 'rung', name, headSha }),
    async restart() {
      stage = await stage.restart();
    },
    async close() {
      await stage.close();
      await place.remove();
    },
  };
}
