import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { type DirectoryLock, lockDirectory } from '../../src/store/embedded-lock.ts';

/** No process has it: Linux gives none above 2^22. */
const deadPid = 2 ** 30;

describe('F21: the lock of the data directory', () => {
  let directory: string;
  const locks: DirectoryLock[] = [];

  const lock = async (self?: { host: string; pid: number }) => {
    const taken = await lockDirectory(directory, { log: silentLog, onLost() {}, ...(self && { self }) });
    locks.push(taken);
    return taken;
  };
  const leave = async (holder: { host: string; pid: number }, ageSeconds = 0, file = 'lock') => {
    const path = join(directory, file);
    await writeFile(path, JSON.stringify({ ...holder, id: 'another life' }));
    const at = new Date(Date.now() - ageSeconds * 1000);
    await utimes(path, at, at);
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rung-lock-'));
  });
  afterEach(async () => {
    for (const taken of locks.splice(0)) await taken.release();
    await rm(directory, { recursive: true });
  });

  it('is free again after its release', async () => {
    const first = await lock();
    await first.release();
    await expect(lock()).resolves.toBeDefined();
  });

  it('says who holds it, also within one process', async () => {
    await lock();
    await expect(lock()).rejects.toThrow(
      `The data directory ${directory} is in use by process ${process.pid} on host ${hostname()}`,
    );
  });

  const elsewhere = { host: 'another-container', pid: 1 };
  it.each([
    {
      title: 'a process that runs on this host',
      holder: { host: hostname(), pid: process.ppid },
      ageSeconds: 0,
    },
    { title: 'another host, 29 s after its last heartbeat', holder: elsewhere, ageSeconds: 29 },
  ])('is refused while $title holds it', async ({ holder, ageSeconds }) => {
    await leave(holder, ageSeconds);
    await expect(lock()).rejects.toMatchObject({ kind: 'in-use' });
    expect(await readdir(directory)).toEqual(['lock']);
  });

  it.each([
    { title: 'an ended process of this host', holder: { host: hostname(), pid: deadPid }, ageSeconds: 0 },
    {
      title: 'an earlier life of this container',
      holder: { host: hostname(), pid: process.pid },
      ageSeconds: 0,
    },
    { title: 'another host, 31 s after its last heartbeat', holder: elsewhere, ageSeconds: 31 },
    {
      title: 'a process that has stood still for 31 s',
      holder: { host: hostname(), pid: process.ppid },
      ageSeconds: 31,
    },
  ])('is taken over from $title', async ({ holder, ageSeconds }) => {
    await leave(holder, ageSeconds);
    await expect(lock()).resolves.toBeDefined();
    expect(await readdir(directory)).toEqual(['lock']);
  });

  it('is not taken over while its holder is still writing it, but is when that has gone on for 31 s', async () => {
    const path = join(directory, 'lock');
    await writeFile(path, '');
    await expect(lock()).rejects.toThrow('in use by another process');
    const at = new Date(Date.now() - 31_000);
    await utimes(path, at, at);
    await expect(lock()).resolves.toBeDefined();
  });

  it('goes to one of many that find the same stale lock', async () => {
    await leave(elsewhere, 60);
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => lock()));

    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  const dead = { host: hostname(), pid: deadPid };

  it('is taken over from a process that was killed while it took it over itself', async () => {
    await leave(dead);
    await leave(dead, 0, 'lock.takeover');
    await expect(lock()).resolves.toBeDefined();
    expect(await readdir(directory)).toEqual(['lock']);
  });

  it('is left to a process that takes it over at this moment', async () => {
    await leave(dead);
    await leave(elsewhere, 0, 'lock.takeover');
    await expect(lock()).rejects.toMatchObject({ kind: 'in-use' });
    expect((await readdir(directory)).toSorted()).toEqual(['lock', 'lock.takeover']);
  });

  it('goes to one of many that find what a killed process left of its own take-over', async () => {
    await leave(dead);
    await leave(dead, 0, 'lock.takeover');
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => lock()));

    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps its time fresh', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await lock();
      const path = join(directory, 'lock');
      const longAgo = new Date(Date.now() - 3_600_000);
      await utimes(path, longAgo, longAgo);
      vi.advanceTimersByTime(5_000);
      await vi.waitFor(async () =>
        expect((await stat(path)).mtimeMs).toBeGreaterThan(longAgo.getTime() + 3_000_000),
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells when another process has taken it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const lost = Promise.withResolvers<void>();
      const taken = await lockDirectory(directory, { log: silentLog, onLost: lost.resolve });
      locks.push(taken);
      await leave(elsewhere);
      vi.advanceTimersByTime(5_000);
      await lost.promise;
      await taken.release();

      expect(await readdir(directory)).toEqual(['lock']);
    } finally {
      vi.useRealTimers();
    }
  });
});
