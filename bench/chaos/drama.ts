import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../seeded-random.ts';
import { type Cast, deadlineMs, settleCast } from './cast.ts';
import { checkDoubles, checkOpenRuns } from './check-doubles.ts';
import { checkSubject, tellSubject } from './check-subject.ts';
import { type DeedName, deedNames, makeDeed } from './deeds.ts';
import type { Ending, KillPlan } from './kill-plan.ts';
import type { Life } from './life.ts';
import type { Place } from './place.ts';
import type { Step, Subject } from './subject.ts';

/** Rounds of deeds in which servers are killed, and what came of them. */
export interface Drama {
  /** All deeds once while nobody is killed: what must be there in the end is so without kills too. */
  rehearse(): Promise<void>;
  round(): Promise<void>;
  /** Lets the servers work through what is left, looks at everything, and goes on in a new repository. */
  verify(): Promise<void>;
  readonly totals: DramaTotals;
}

export interface DramaTotals {
  kills: number;
  killsAtPoints: number;
  acknowledged: number;
  lost: string[];
  doubled: string[];
  wrong: string[];
  dead: number;
}

export interface DramaOptions {
  readonly cast: Cast;
  readonly plan: KillPlan;
  readonly random: Random;
  /** How many servers there are. */
  readonly count: number;
  /** The deed that is under way, for the plan. */
  onDeed(name: DeedName | null): void;
  /** Of a problem. */
  onDetail(text: string): void;
}

const writes: readonly [string, ...string[]] = [
  'POST /repos/{owner}/{repo}/check-runs',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
];

export function createDrama({ cast, plan, random, count, onDeed, onDetail }: DramaOptions): Drama {
  const { github } = cast;
  const { world, deliveries } = github;
  const totals: DramaTotals = {
    ...{ kills: 0, killsAtPoints: 0, acknowledged: 0, dead: 0 },
    ...{ lost: [], doubled: [], wrong: [] },
  };
  const left: Step[] = [];
  let turn = 0;
  let number = 0;
  let place = newPlace();
  /** Since the last look. */
  let places = [place];

  function newPlace(): Place {
    number += 1;
    const repository = world.createRepository(`chaos/r${number}`, { files: { 'src/index.ts': 'a();\n' } });
    repository.setRole('lead', 'maintain');
    if (number === 1) {
      world.createRepository('chaos/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
      world.install('chaos');
    }

    return { repository, pulls: [], subjects: [], random, loseWrite, count: number * 1000 };
  }

  function loseWrite(): void {
    const route = random.pick(writes);
    const kind = random.pick<'reset' | 'accept-then-reset'>(['reset', 'accept-then-reset']);
    github.faults.add({ route, fault: { kind } });
  }

  async function perform(): Promise<void> {
    const step = left.shift();
    if (step === undefined) return;
    cast.sendTo(turn++);
    const before = deliveries.log.length;
    step.act();
    step.subject().guids.push(...deliveries.log.slice(before).map(({ guid }) => guid));
    await deliveries.idle();
  }

  async function performAll(): Promise<void> {
    while (left.length > 0) await perform();
  }

  function plunge(name: DeedName): void {
    onDeed(name);
    if (name === 'move') {
      place = newPlace();
      places.push(place);
    }
    left.push(...makeDeed(place, name).steps);
  }

  /** A server that is killed while it starts. */
  async function killEarly(actor: number, afterMs: number): Promise<void> {
    const life = cast.begin(actor);
    await Promise.race([sleep(afterMs), life.death]);
    await life.kill();
    totals.kills += 1;
  }

  /** Does what was planned until the server is dead; with another server it goes on. */
  async function killAmidDeeds(victim: Life, { deed, dieAt, afterMs }: Ending): Promise<void> {
    plunge(deed);
    let isOurs = false;
    const killed =
      dieAt === null
        ? sleep(afterMs).then(() => {
            if (victim.isDead) totals.wrong.push('A server died of itself.');
            isOurs = true;

            return victim.kill();
          })
        : victim.death;
    while (left.length > 0 && (count > 1 || !victim.isDead)) {
      await perform();
      await Promise.race([sleep(random.below(60)), victim.death]);
    }
    await Promise.race([killed, ...(dieAt === null ? [] : [sleep(afterMs)])]);
    if (dieAt !== null && !victim.isDead) {
      isOurs = true;
      await victim.kill();
    }
    totals.kills += 1;
    onDeed(null);
    if (isOurs || dieAt === null) return;
    totals.killsAtPoints += 1;
    plan.died(dieAt.point);
  }

  /** Past the deadline, what still waited was concluded. */
  async function look(subject: Subject, isPastDeadline: boolean): Promise<void> {
    const problems = checkSubject(subject, isPastDeadline);
    if (problems.length === 0) return;
    totals.wrong.push(...problems);
    const events = new Map(
      deliveries.log.map(({ guid, event, action }) => [guid, `${event} ${action ?? ''}`]),
    );
    const fates = (await cast.living[0]?.life.fates(subject.guids)) ?? [];
    for (const line of tellSubject(subject)) onDetail(line);
    for (const fate of fates) onDetail(`${events.get(fate.slice(0, 36))} ${fate}`);
  }

  const subjects = () => places.flatMap(each => each.subjects);
  const isTold = (guid: string) =>
    deliveries.log.some(one => one.guid === guid && one.outcome?.statusCode === 202);

  async function findLost(): Promise<void> {
    const [actor] = cast.living;
    if (actor === undefined) throw new Error('No server lives.');
    const told = new Set(
      deliveries.log.filter(({ outcome }) => outcome?.statusCode === 202).map(({ guid }) => guid),
    );
    totals.acknowledged += told.size;
    const revived = await actor.life.revive();
    totals.dead += revived;
    if (revived > 0) await settleCast(cast);
    totals.lost.push(...(await actor.life.unfinished([...told])));
  }

  /** What GitHub shows of those of whom the server was told everything. */
  async function checkWhatWasTold(): Promise<void> {
    for (const subject of subjects()) if (subject.guids.every(isTold)) await look(subject, false);
  }

  async function redeliverFailed(): Promise<void> {
    const guids = new Set(deliveries.log.map(({ guid }) => guid));
    cast.sendTo(turn++);
    for (const guid of guids) if (!isTold(guid)) deliveries.redeliver(guid);
    await deliveries.idle();
  }

  async function verify(): Promise<void> {
    await cast.raise();
    await performAll();
    await settleCast(cast, { mayWaitForDead: true });
    await findLost();
    await checkWhatWasTold();
    const lossy = subjects().filter(({ guids }) => !guids.every(isTold));
    await redeliverFailed();
    await settleCast(cast);
    // The sweeper concludes what belongs to commits that were left behind.
    for (const { life } of cast.living) await life.stop();
    cast.moveClock(2 * deadlineMs);
    await cast.raise();
    await settleCast(cast, { closesAll: true });
    for (const subject of lossy) await look(subject, true);
    totals.doubled.push(...checkDoubles(world.state.repositories.values()));
    totals.wrong.push(...checkOpenRuns(world.state.repositories.values()));
    totals.wrong.push(...github.journal.invalid().map(({ method, path }) => `invalid: ${method} ${path}`));
    github.journal.clear();
    deliveries.log.length = 0;
    place = newPlace();
    places = [place];
    await deliveries.idle();
  }

  return {
    totals,
    verify,

    async rehearse() {
      await cast.raise();
      for (const name of ['open', 'open', ...deedNames] as const) {
        plunge(name);
        await performAll();
        await sleep(150);
      }
      onDeed(null);
      await verify();
    },

    async round() {
      const ending = plan.next(random);
      const dead = cast.dead[0];
      if (ending.counts === 'from-start' && dead !== undefined) return await killEarly(dead, ending.afterMs);

      const victim = await cast.raise(turn % count, ending.dieAt);
      await killAmidDeeds(victim, ending);
      const [other] = cast.living;
      if (other === undefined || !random.chance(0.25)) return;
      await other.life.kill();
      totals.kills += 1;
    },
  };
}
