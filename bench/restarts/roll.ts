import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from './load.ts';
import { type ServerProgram, startProgram } from './server-program.ts';

/** How long the ends and the starts took. */
export interface RollTimes {
  readonly stopMs: number[];
  readonly startMs: number[];
  readonly startAfterKillMs: number[];
  readonly secondSignalMs: number[];
  /** Ends by SIGTERM with another exit code than 0. */
  readonly badExits: string[];
}

export interface RollOptions {
  readonly rounds: number;
  readonly ports: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
  readonly load: Load;
  onRound(round: number, times: RollTimes): void;
}

/** Every tenth round ends with kill -9, every twenty-fifth with a second SIGTERM, and the last one with both. */
const killEvery = 10;
const hurryEvery = 25;
const betweenMs = 1_500;

/** Ends and starts the servers, one after the other, while deliveries come in. */
export async function rollServers({ rounds, ports, environment, load, onRound }: RollOptions) {
  const times: RollTimes = {
    stopMs: [],
    startMs: [],
    startAfterKillMs: [],
    secondSignalMs: [],
    badExits: [],
  };
  const servers: ServerProgram[] = [];
  const begin = async (port: number, startMs: number[]) => {
    const server = startProgram(port, environment);
    const first = await Promise.race([load.acknowledgedAt(port), server.ended]);
    if (typeof first !== 'number') throw new Error(`The server does not start: ${server.said()}`);
    startMs.push(first - server.startedAt);

    return server;
  };
  for (const port of ports) servers.push(await begin(port, []));

  async function stop(server: ServerProgram, isHurried: boolean): Promise<void> {
    const began = performance.now();
    server.child.kill('SIGTERM');
    if (isHurried) {
      await sleep(5);
      server.child.kill('SIGTERM');
    }
    const { code, at } = await server.ended;
    (isHurried ? times.secondSignalMs : times.stopMs).push(at - began);
    if (!isHurried && code !== 0) times.badExits.push(`${code}: ${server.said()}`);
  }

  try {
    for (let round = 1; round <= rounds; round += 1) {
      await sleep(betweenMs);
      const i = round % servers.length;
      const server = servers[i];
      if (server === undefined) continue;
      await stop(server, false);
      servers[i] = await begin(server.port, times.startMs);
      if (round % killEvery === 0 || round === rounds) {
        const killed = servers[i];
        servers[i] = await load.amidKill(async () => {
          killed.child.kill('SIGKILL');
          await killed.ended;

          return await begin(server.port, times.startAfterKillMs);
        });
      }
      if (round % hurryEvery === 0 || round === rounds) {
        const hurried = servers[i];
        servers[i] = await load.amidKill(async () => {
          await stop(hurried, true);

          return await begin(server.port, times.startMs);
        });
      }
      onRound(round, times);
    }
    await load.stop();
    for (const server of servers) await stop(server, false);
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
  }

  return times;
}
