/**
 * npm run ladder:acknowledge -- [--seconds 30] [--repositories 2000] [--only embedded|postgresql] [--save]
 * How fast deliveries are acknowledged while the ladder works, beside the same server without it. GitHub is simulated,
 * inside the server's process; its answers take 100 to 300 ms.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { latencies } from '../ingest/describe-load.ts';
import { type Place, places } from '../ingest/places.ts';
import { type Load, percentile, sendAtRate } from '../ingest/send-load.ts';
import { type SignedDelivery, signDeliveries } from '../ingest/signed-deliveries.ts';
import { type Figure, reportFigures } from '../report-figures.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    repositories: { type: 'string', default: '2000' },
    only: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const seed = 1;
const mostSlower = 2;
const perSecond = 100;
const deliveries = signDeliveries(2_000, seed);
const figures: Figure[] = [];
for (const [name, place] of Object.entries(places))
  if (values.only === undefined || values.only === name) figures.push(...(await measure(place, deliveries)));
reportFigures('ladder-acknowledge', 'npm run ladder:acknowledge', figures);

async function measure({ title, open }: Place, sent: readonly SignedDelivery[]): Promise<readonly Figure[]> {
  const { options, remove } = await open();
  const argument = JSON.stringify({ options, repositories: Number(values.repositories), seed });
  const child = fork(fileURLToPath(new URL('ladder-server.ts', import.meta.url)), [argument], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_FORMAT: 'json', LOG_LEVEL: 'info' },
  });
  try {
    const [{ url }] = await once(child, 'message');
    const ask = async (kind: 'climb' | 'tell') => {
      child.send({ kind });
      const [answer] = await once(child, 'message');
      return answer;
    };
    const load = (during: number) =>
      sendAtRate({ url, deliveries: sent, connections: 64, seconds: during, perSecond });
    await load(Math.min(5, seconds));
    const without = await load(seconds);
    await ask('climb');
    const before = await ask('tell');
    const meanwhile = await load(seconds);
    const after = await ask('tell');
    for (const fault of after.faults.slice(0, 5)) console.log(fault);
    const turns = after.turns - before.turns;

    return [50, 99].map(p => slower(title, p, { without, meanwhile, turns }));
  } finally {
    child.send({ kind: 'end' });
    await once(child, 'exit');
    await remove();
  }
}

function slower(title: string, p: number, { without, meanwhile, turns }: Compared): Figure {
  const ratio = percentile(meanwhile.latenciesMs, p) / percentile(without.latenciesMs, p);

  return {
    rows: [],
    what: `${title}: acknowledgement at ${perSecond} a second, p${p} while ${turns} turns of the ladder are assessed in ${seconds} s, by p${p} without (${latencies(meanwhile)} by ${latencies(without)})`,
    reached: ratio.toFixed(2),
    asked: `≤ ${mostSlower}, and turns assessed all the while`,
    holds: ratio <= mostSlower && turns > 0 && meanwhile.answers.size === 1,
  };
}

interface Compared {
  readonly without: Load;
  readonly meanwhile: Load;
  readonly turns: number;
}
