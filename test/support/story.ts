import { startApp } from '../../src/app.ts';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Permissions } from '../../src/playground/github/world/account-records.ts';
import { runOnPush } from '../../src/playground/scenario/example.ts';
import { readRecorded } from '../../src/playground/scenario/recorded.ts';
import type { ServerOptions, StartServer } from '../../src/playground/scenario/server.ts';
import { settle } from '../../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { makeEmbedded } from './database.ts';

/** A story's stage: the stand-in for GitHub and the real server with a real database, installed on `harbour`. */
export interface Story {
  readonly stage: Stage;
  /** `owner/name`; the App is installed on an owner when its first repository comes. */
  addRepository(fullName: string, options?: NewRepository): RepositoryHandle;
  /** The example repository whose test runs are recorded, with a green run of `main`. */
  addQuotes(fullName?: string): RepositoryHandle;
  settle(): Promise<void>;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface NewRepository {
  readonly files?: FileChanges;
  /** Text of the owner's policy, for an owner that is new; null for none. Default: `start: enforce`. */
  readonly policy?: string | null;
  readonly permissions?: Permissions;
}

export interface StoryOptions {
  /** Of GitHub and the server, for stories in which time matters. */
  readonly clock?: () => Date;
  readonly change?: Partial<ServerOptions>;
  readonly startServer?: StartServer;
}

export async function openStory(options: StoryOptions = {}): Promise<Story> {
  const place = await makeEmbedded();
  let stage = await openStage({
    startServer: options.startServer ?? startApp,
    database: place.options,
    ...(options.clock && { clock: options.clock }),
    change: options.change ?? {},
  });
  const { world } = stage.github;
  const owners = new Set<string>();

  function addRepository(fullName: string, { files, policy, permissions }: NewRepository = {}) {
    const owner = fullName.split('/')[0] ?? '';
    const repository = world.createRepository(fullName, {
      files: files ?? { 'src/index.ts': 'export {};\n' },
    });
    if (owners.has(owner)) return repository;
    owners.add(owner);
    const text = policy === undefined ? 'start: enforce\n' : policy;
    if (text !== null) world.createRepository(`${owner}/.github`, { files: { '.github/rung.yml': text } });
    world.install(owner, permissions === undefined ? {} : { permissions });

    return repository;
  }

  return {
    get stage() {
      return stage;
    },
    addRepository,
    addQuotes(fullName = 'harbour/quotes') {
      const repository = addRepository(fullName, { files: readRecorded('main-1').files });
      runOnPush(repository, 'main', 'main-1');

      return repository;
    },
    settle: () => settle(stage),
    async restart() {
      stage = await stage.restart();
    },
    async close() {
      await stage.close();
      await place.remove();
    },
  };
}
