import { queueElsewhere } from '../../src/playground/scenario/queue-elsewhere.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { openSmallPull, runSmallCi } from '../../test/support/small-change.ts';

/** The stand-in for GitHub with pull requests, and what it would have told of them. */
export interface Scene {
  readonly github: Stage['github'];
  /** As a server of the same stage would have been started. */
  readonly options: ServerOptions;
  readonly events: readonly { readonly event: string; readonly body: string }[];
  close(): Promise<void>;
}

const pullCount = 12;

export async function openScene(database: ServerOptions['database']): Promise<Scene> {
  let options: ServerOptions | undefined;
  const stage = await openStage({
    async startServer(given) {
      options = given;

      return nobody;
    },
    database,
    change: { quietTimeMs: 200, debounceMs: 100 },
  });
  if (options === undefined) throw new Error('The stage has not asked for a server.');
  const { github } = stage;
  github.deliveries.hold();
  github.world.createRepository('rolling/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
  const repository = github.world.createRepository('rolling/stones', { files: { 'a.ts': 'a();\n' } });
  github.world.install('rolling');
  for (let i = 1; i <= pullCount; i += 1) {
    const pull = openSmallPull(repository, `change${i}`, { author: `dev${i}` });
    runSmallCi(repository, pull, i % 2 === 0 ? 9 : 7);
    repository.conversation.comment(pull.number, 'Looks good to me.', 'eve');
  }
  const events = github.deliveries.held.map(({ event, body }) => ({ event, body }));
  github.deliveries.release(() => []);

  return { github, options, events, close: () => stage.close() };
}

/** In the place of the server that a stage starts. */
const nobody = {
  url: 'http://127.0.0.1:9',
  get store(): never {
    throw new Error('The store belongs to another process.');
  },
  queue: queueElsewhere,
  async close() {},
};
