import { cp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../bench/seeded-random.ts';
import { silentLog } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { makeEmbedded } from '../support/database.ts';

/** More with DAMAGE_ROUNDS, other damage with DAMAGE_SEED. */
const rounds = Number(process.env['DAMAGE_ROUNDS'] ?? 3);
const seed = Number(process.env['DAMAGE_SEED'] ?? 20_260_301);

const now = () => new Date('2026-03-01T12:00:00.000Z');

describe(`F21: embedded files with random damage (seed ${seed})`, {
  timeout: 60_000 + rounds * 30_000,
}, () => {
  let place: Awaited<ReturnType<typeof makeEmbedded>>;
  let dataDir: string;
  let files: readonly string[];
  let sum: unknown;

  const openIt = () => openEmbedded(dataDir, { log: silentLog, now });
  const sumOf = async ({ pool }: Database) => {
    const { rows } = await pool.query(
      'select count(*), md5(string_agg(text, number::text order by number)) from precious',
    );
    return rows[0];
  };

  beforeAll(async () => {
    place = await makeEmbedded();
    dataDir = 'dataDir' in place.options ? place.options.dataDir : '';
    const database = await openIt();
    await database.pool.query(
      `create table precious as select number, md5(number::text) || repeat('x', number % 3000) as text
       from generate_series(1, 1000) number;
       alter table precious add primary key (number); checkpoint`,
    );
    sum = await sumOf(database);
    await database.close();
    await cp(join(dataDir, 'database'), join(dataDir, 'sound'), { recursive: true });
    const names = await readdir(join(dataDir, 'sound'), { recursive: true });
    const sizes = await Promise.all(names.map(async name => (await stat(join(dataDir, 'sound', name))).size));
    // PGlite's own database; PostgreSQL's templates are never read.
    files = names.filter(
      (name, index) => (sizes[index] ?? 0) > 0 && /^(base\/5|global|pg_wal|pg_xact)\//.test(name),
    );
  });
  afterAll(() => place.remove());

  it('open with all their rows, or are set aside, or are refused in one line: never less, and never for ever', async () => {
    const random = seededRandom(seed);
    const outcomes: string[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const name of await readdir(dataDir))
        if (name !== 'sound') await rm(join(dataDir, name), { recursive: true });
      await cp(join(dataDir, 'sound'), join(dataDir, 'database'), { recursive: true });
      const what = await damage(join(dataDir, 'database'), files, random);
      outcomes.push(`${what}: ${await outcome()}`);
    }
    if (process.env['DAMAGE_ROUNDS'] !== undefined) console.log(outcomes.join('\n'));

    expect(outcomes.filter(text => !/: (sound|set aside|refused)$/.test(text))).toEqual([]);
  });

  async function outcome(): Promise<string> {
    const database = await openIt().catch((error: Error) => error);
    if (database instanceof Error)
      return /^The embedded database in [^\n]+$/.test(database.message) ? 'refused' : database.message;
    try {
      const isThere = (await database.pool.query(`select to_regclass('precious') as name`)).rows[0]?.name;
      if (isThere === null)
        return (await readdir(dataDir)).some(name => name.startsWith('damaged-')) ? 'set aside' : 'lost';
      return JSON.stringify(await sumOf(database)) === JSON.stringify(sum) ? 'sound' : 'half';
    } catch (error) {
      return `opened, then ${error}`;
    } finally {
      await database.close();
    }
  }
});

async function damage(directory: string, files: readonly string[], random: Random): Promise<string> {
  for (;;) {
    const name = files[random.below(files.length)] ?? '';
    const path = join(directory, name);
    const status = await stat(path);
    if (!status.isFile()) continue;
    const file = await open(path, 'r+');
    const at = random.below(status.size);
    const kind = random.pick(['flipped', 'cut', 'zeroed']);
    if (kind === 'cut') await file.truncate(at);
    else {
      const bytes = Buffer.alloc(kind === 'zeroed' ? Math.min(8192, status.size - at) : 1);
      await file.read(bytes, 0, 1, at);
      bytes[0] = kind === 'zeroed' ? 0 : (bytes[0] ?? 0) ^ (1 << random.below(8));
      if (kind === 'zeroed') bytes.fill(0);
      await file.write(bytes, 0, bytes.length, at);
    }
    await file.close();

    return `${name} of ${status.size} ${kind} at ${at}`;
  }
}
