import type { Delivery } from '../../src/playground/github/deliveries/delivery.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { settle } from '../../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { arrivalOrder } from './arrival-order.ts';
import { differences } from './compare.ts';
import { enact } from './enact.ts';
import type { History } from './history.ts';

export interface Mismatch {
  readonly history: History;
  readonly problems: readonly string[];
}

/** One server and one stand-in for GitHub, to which histories are told twice: in order, and in an order of their own. */
export interface Teller {
  /** All at the same time, each in two repositories of its own. */
  tell(histories: readonly History[]): Promise<readonly Mismatch[]>;
  /** The smallest history that still leads to different ends. */
  shrink(mismatch: Mismatch): Promise<Mismatch>;
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;
/** So many times histories are told in one organization. */
const movesAfter = 3;

export async function openTeller(options: Pick<Parameters<typeof openStage>[0], 'startServer' | 'database'>) {
  let aheadMs = 0;
  let told = 0;
  let home = '';
  let left = 0;
  const stage = await openStage({
    ...options,
    clock: () => new Date(Date.now() + aheadMs),
    // Runs that never end are waited for longer than all histories take.
    change: { checkDeadlineMs: dayMs, mergeGroupDeadlineMs: dayMs },
  });
  const { world, deliveries } = stage.github;

  /** Another organization now and then: in one hour, of which seconds pass here, GitHub takes some hundred comments of each. */
  async function moveOn(): Promise<void> {
    left -= 1;
    if (left > 0) return;
    left = movesAfter;
    home = `annals-${told}`;
    world.createRepository(`${home}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });
    world.install(home);
    await settle(stage);
  }

  const passTime = () => {
    aheadMs += 2_000;
  };
  const newRepository = (name: string) =>
    world.createRepository(`${home}/${name}`, { files: { 'src/index.ts': 'export {};\n' } });

  /** The deliveries that a history leads to, none of them sent yet. */
  function happen(repository: RepositoryHandle, history: History): readonly Delivery[] {
    const before = deliveries.held.length;
    enact(repository, history, passTime);

    return deliveries.held.slice(before);
  }

  async function tell(histories: readonly History[]): Promise<readonly Mismatch[]> {
    await moveOn();
    const pairs = histories.map(history => {
      told += 1;

      return {
        history,
        inOrder: newRepository(`h${told}-in-order`),
        shuffled: newRepository(`h${told}-shuffled`),
      };
    });
    await settle(stage);
    deliveries.hold();
    const arriving = pairs.flatMap(({ history, inOrder, shuffled }) => [
      ...happen(inOrder, history),
      ...arrivalOrder(happen(shuffled, history), history.seed),
    ]);
    deliveries.release(() => arriving);
    await settleAtLast(stage);
    const mismatches = pairs.map(({ history, inOrder, shuffled }) => ({
      history,
      problems: differences(history, inOrder, shuffled),
    }));
    forget(stage);

    return mismatches.filter(({ problems }) => problems.length > 0);
  }

  async function shrink(mismatch: Mismatch): Promise<Mismatch> {
    const { deeds } = mismatch.history;
    const smaller = deeds
      .map((_, i) => ({ ...mismatch.history, deeds: deeds.toSpliced(i, 1) }))
      .filter(history => history.deeds[0]?.kind === 'open');
    const [found] = await tell(smaller);

    return found === undefined ? mismatch : await shrink(found);
  }

  const teller: Teller = { tell, shrink, close: () => stage.close() };

  return teller;
}

/** Many histories at once take a busy machine longer than one story. */
async function settleAtLast(stage: Stage, tries = 20): Promise<void> {
  await settle(stage).catch(async error => {
    if (tries === 1) throw error;
    await settleAtLast(stage, tries - 1);
  });
}

/** What was said is not asked for again. */
function forget({ github }: Stage): void {
  const wrong = github.journal.invalid();
  if (wrong.length > 0) throw new Error(`GitHub would refuse: ${wrong[0]?.method} ${wrong[0]?.path}`);
  github.journal.clear();
}
