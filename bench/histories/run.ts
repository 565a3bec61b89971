/**
 * npm run histories -- [--rounds 500] [--seed n] [--save]
 * Tells random histories of pull requests to a running server in order and in any order: both must end in the same state.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startApp } from '../../src/app.ts';
import { reportFigures } from '../report-figures.ts';
import { sampleHistories } from './history.ts';
import { type Mismatch, openTeller } from './tell-histories.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const atOnce = 10;
const count = Number(values.rounds);

console.log(`seed ${values.seed}`);
const teller = await openTeller({ startServer: startApp });
const mismatches: Mismatch[] = [];
const began = performance.now();
try {
  const histories = sampleHistories(count, Number(values.seed));
  for (let i = 0; i < histories.length; i += atOnce) {
    mismatches.push(...(await teller.tell(histories.slice(i, i + atOnce))));
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `${Math.min(i + atOnce, count)} histories in ${seconds} s, ${mismatches.length} with two ends`,
    );
  }
  for (const mismatch of mismatches) print(mismatch);
  for (const mismatch of mismatches.slice(0, 3)) print(await teller.shrink(mismatch));
} finally {
  await teller.close();
}
reportFigures('histories', 'npm run histories', [
  {
    rows: ['F4'],
    what: `of ${count} random histories, those whose deliveries in any order, with repeats, end in another state`,
    reached: String(mismatches.length),
    asked: '0 of 500',
    holds: mismatches.length === 0,
  },
]);

function print({ history, problems }: Mismatch): void {
  console.log(`${JSON.stringify(history)}\n  ${problems.join('\n  ')}`);
}
