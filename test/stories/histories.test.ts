import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleHistories } from '../../bench/histories/history.ts';
import { openTeller, type Teller } from '../../bench/histories/tell-histories.ts';
import { startApp } from '../../src/app.ts';
import { makeEmbedded } from '../support/database.ts';

let teller: Teller;
let place: Awaited<ReturnType<typeof makeEmbedded>>;
beforeAll(async () => {
  place = await makeEmbedded();
  teller = await openTeller({ startServer: startApp, database: place.options });
});
afterAll(async () => {
  await teller.close();
  await place.remove();
});

test('F4: histories whose deliveries arrive in any order, some of them twice, end in the same state', async () => {
  expect(await teller.tell(sampleHistories(20, 9))).toEqual([]);
}, 120_000);
