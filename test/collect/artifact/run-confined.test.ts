import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { type Confinement, runConfined } from '../../../src/collect/artifact/run-confined.ts';
import { shownSize, unreadBecause } from '../../../src/model/unread-reason.ts';
import { startProcess } from '../../support/process-lines.ts';

const probe = (name: string) => fileURLToPath(new URL(`./probes/${name}.ts`, import.meta.url));

const run = (name: string, confinement: Partial<Confinement> = {}, input: Uint8Array[] = []) =>
  runConfined(probe(name), input, {
    nodePath: process.execPath,
    heapMebibytes: 64,
    killAfterMs: 20_000,
    answerBytes: 100_000,
    ...confinement,
  });

test('T23: a parser that was taken over may not read, write, start a process or a worker, or send a signal, and has no environment', async () => {
  process.env.RUNG_TEST_SECRET = 'canary';
  const outcome = await run('try-everything').finally(() => {
    delete process.env.RUNG_TEST_SECRET;
  });

  expect('answer' in outcome && JSON.parse(outcome.answer.toString())).toEqual({
    allowed: [],
    environment: {},
    arguments: [],
  });
});

test('F26: exhausting the memory ends the child, not this process', async () => {
  expect(await run('fill-memory')).toEqual({ ended: unreadBecause('reader.memory') });
});

test('F26: a child that does not end is killed', async () => {
  expect(await run('never-end', { killAfterMs: 300 })).toEqual({
    ended: unreadBecause('reader.slow', { seconds: 0.3 }),
  });
});

test('an answer above the cap ends the child', async () => {
  expect(await run('answer-without-end')).toEqual({
    ended: unreadBecause('reader.large-answer', { size: shownSize(100_000) }),
  });
});

test('F26: a child that leaves without reading its input does no harm', async () => {
  expect(await run('leave-early', {}, [Buffer.alloc(4 * 1024 * 1024)])).toEqual({
    ended: unreadBecause('reader.silent'),
  });
});

test('a Node that is not there is told', async () => {
  expect(await run('leave-early', { nodePath: '/nowhere/node' })).toEqual({
    ended: unreadBecause('reader.unstarted'),
  });
});

/** Linux tells the command lines of all processes here. */
const processes = '/proc';

function pidsOf(words: string): readonly string[] {
  return readdirSync(processes).filter(pid => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`${processes}/${pid}/cmdline`, 'utf8').includes(words);
    } catch {
      return false;
    }
  });
}

test.skipIf(!existsSync(`${processes}/self/cmdline`))(
  'F27: a server that ends while a parser works takes the parser with it',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'rung-orphan-'));
    const module = join(directory, 'never-end.mjs');
    writeFileSync(module, 'for (;;);\n');
    const server = startProcess(new URL('./probes/exit-while-reading.ts', import.meta.url), [module]);
    await server.line('reading');
    await vi.waitFor(() => expect(pidsOf(module)).toHaveLength(2), 10_000);

    server.send('end');
    await vi.waitFor(() => expect(pidsOf(module)).toEqual([]), 10_000);
    rmSync(directory, { recursive: true });
  },
);
