import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectsAtOnce } from '../../../src/github/ladder/ladder-port.ts';
import { filesAtOnce } from '../../../src/github/ladder/queries/texts-query.ts';
import { type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
beforeAll(async () => {
  place = await openLadderStandIn({ limits: { treeEntries: 60 } });
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

test('a tree has its files, with sizes and modes; links and submodules are none', async () => {
  const files = {
    'README.md': '# Quotes\n',
    'bin/run': { content: '#!/bin/sh\n', executable: true },
    'link.md': { symlink: 'README.md' },
    vendor: { submodule: '1'.repeat(40) },
  };
  const quotes = place.world.createRepository('harbour/quotes', { files });
  place.world.install('harbour');

  const { entries, truncated } = await place.reads(quotes).tree(quotes.tip());

  expect(truncated).toBe(false);
  expect(entries).toEqual([
    { path: 'README.md', sizeBytes: 9, isExecutable: false },
    { path: 'bin/run', sizeBytes: 10, isExecutable: true },
  ]);
});

test('a tree that GitHub cut says so', async () => {
  const files = Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`${i}.txt`, 'x']));
  const large = place.world.createRepository('harbour/large', { files });

  await expect(place.reads(large).tree(large.tip())).resolves.toMatchObject({ truncated: true });
});

test('texts come in batches; what is binary or too large is null, what is no file is left out', async () => {
  const many = Object.fromEntries(
    Array.from({ length: filesAtOnce.texts + 1 }, (_, i) => [`docs/${i}.md`, `${i} ✓\n`]),
  );
  const files = { ...many, 'a.bin': new Uint8Array([0, 1]), 'big.md': 'x'.repeat(600_000) };
  const quotes = place.world.createRepository('harbour/texts', { files });
  place.requests();

  const texts = await place.reads(quotes).texts(quotes.tip(), [...Object.keys(files), 'docs', 'none.md']);

  expect(place.requests()).toHaveLength(2);
  expect(texts.size).toBe(filesAtOnce.texts + 3);
  expect(texts.get('docs/40.md')).toBe('40 ✓\n');
  expect([texts.get('a.bin'), texts.get('big.md')]).toEqual([null, null]);
  expect([texts.has('docs'), texts.has('none.md')]).toEqual([false, false]);
});

test('an object is told by its name at a commit or before it, in the order of the question', async () => {
  const quotes = place.world.createRepository('harbour/objects', { files: { 'a.md': 'a' } });
  const first = quotes.tip();
  quotes.push('main', { 'a.md': 'A', 'b:c.md': 'b' });
  const side = quotes.push('side', { 'a.md': 'A', 'b:c.md': 'b' });
  const names = ['a.md', 'b:c.md', 'none.md'].flatMap(path => [`${side}^:${path}`, `${side}:${path}`]);
  place.requests();

  const ids = await place.reads(quotes).objects([...names, `${side}^2`, `${first}^`, 'gone:a.md']);

  expect(place.requests()).toHaveLength(1);
  const known = ids.map(id => (id === null ? null : ids.indexOf(id)));
  expect(known).toEqual([0, 0, 2, 2, null, null, null, null, null]);
  await place.reads(quotes).objects(Array.from({ length: objectsAtOnce + 1 }, () => `${side}:a.md`));
  expect(place.requests()).toHaveLength(2);
});

test('a file was last changed by the commit that touched it', async () => {
  const first = place.at('2026-11-02T09:00:00Z');
  const quotes = place.world.createRepository('harbour/changes', { files: { 'a.md': 'a', 'b.md': 'b' } });
  const second = place.at('2026-11-03T09:00:00Z');
  quotes.push('main', { 'b.md': 'B' });

  const found = await place.reads(quotes).lastChanges(quotes.tip(), ['a.md', 'b.md', 'c.md']);

  expect([...found]).toEqual([
    ['a.md', first],
    ['b.md', second],
  ]);
});
