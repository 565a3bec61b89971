import { permissions } from '../../src/model/permissions.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import type { Database } from '../../src/store/database.ts';
import { climb } from '../../src/usecases/ladder/climb.ts';
import type { Services } from '../../src/usecases/services.ts';
import { fillStore } from './fill-store.ts';
import { type Firm, openFirms } from './firms.ts';
import { moveOn, type Originals, openOriginals, originalOwner } from './originals.ts';

export interface Town {
  readonly github: StandIn;
  readonly firms: readonly Firm[];
  readonly originals: Originals;
  /** When its first half year is over. */
  readonly at: Date;
  /** From now on the stand-in's clock is that one. */
  follow(now: () => Date): void;
}

/** GitHub with twenty firms, and the two repositories that all of theirs are copies of. */
export async function openTown(repositoryCount: number, hourly?: number): Promise<Town> {
  let clock = new Date(0);
  let now = () => clock;
  const github = await startGitHub({
    clock: () => now(),
    app: { permissions: Object.fromEntries(permissions.map(({ key, level }) => [key, level])) },
  });
  const originals = openOriginals(github.world, at => {
    clock = new Date(at);
  });
  const firms = openFirms(github.world, repositoryCount, hourly);

  return {
    ...{ github, firms, originals, at: clock },
    follow(given) {
      now = given;
    },
  };
}

/** The originals are assessed for the first time; then a week brings what it brings, and all others are as they were. */
export async function playFirstTurns(
  { github, firms, originals }: Town,
  services: Services,
  pool: Database['pool'],
): Promise<void> {
  const { store, now } = services;
  const { id: installationId } = github.world.installation(originalOwner);
  for (const { record } of [originals.quiet, originals.moved]) {
    const ref = { installationId, id: record.id, owner: originalOwner, name: record.name };
    await store.ladders.begin(ref.id, now());
    await climb(services, ref);
    await store.ladders.update(ref.id, { dueAt: null });
  }
  moveOn(originals.moved);
  await fillStore({ store, pool }, firms, originals, now());
}
