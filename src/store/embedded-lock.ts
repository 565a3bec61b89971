import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../model/log.ts';
import { StoreError } from './store-error.ts';

const heartbeatMs = 5_000;
const staleMs = 30_000;

export interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly id: string;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/** Locks that this very process holds: its own pid tells nothing about them. */
const held = new Set<string>();

/**
 * At most one process per directory, containers on one volume included: two on one directory corrupt it silently.
 * `onLost` is called when another process took the lock, which it may after this one stood still for 30 s.
 */
export async function lockDirectory(
  directory: string,
  options: { log: Log; onLost: () => void; self?: { host: string; pid: number } },
): Promise<DirectoryLock> {
  const path = join(directory, 'lock');
  const self: Holder = { host: hostname(), pid: process.pid, ...options.self, id: randomUUID() };

  held.add(self.id);
  try {
    if (!(await create(path, self))) await takeOver(path, directory, self, options.log);
  } catch (error) {
    held.delete(self.id);
    throw error;
  }

  const heartbeat = setInterval(async () => {
    const holder = await readHolder(path);
    if (holder?.id === self.id) {
      // The wall clock, not a given one: other processes compare with theirs.
      const at = new Date();
      await utimes(path, at, at).catch(() => {});
    } else if (holder !== undefined || !(await isThere(path))) {
      // Not when it is there and cannot be read: that may pass, and then the lock is still ours.
      clearInterval(heartbeat);
      options.onLost();
    }
  }, heartbeatMs);
  heartbeat.unref();

  return {
    async release() {
      clearInterval(heartbeat);
      held.delete(self.id);
      if ((await readHolder(path))?.id === self.id) await rm(path, { force: true });
    },
  };
}

/** Who has the directory open now; undefined when nobody has. Changes nothing. */
export async function lockHolder(directory: string): Promise<Holder | undefined> {
  const path = join(directory, 'lock');
  const holder = await readHolder(path);
  if (holder === undefined) return undefined;
  const nobody = { host: hostname(), pid: -1, id: '' };
  return (await isAlive(path, holder, nobody)) ? holder : undefined;
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(`${JSON.stringify(holder)}\n`);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two that find the same stale lock must not both take it: only the one that makes `lock.takeover` may. */
async function takeOver(path: string, directory: string, self: Holder, log: Log): Promise<void> {
  const guard = `${path}.takeover`;
  await clearAway(guard, self);
  const isMine = await create(guard, self);

  try {
    const holder = await readHolder(path);
    if (!isMine || (await isAlive(path, holder, self))) throw inUse(directory, holder);
    log.warn({ directory, host: holder?.host, pid: holder?.pid }, 'lock of an ended process taken over');
    await removeIfOf(path, holder, self);
    if (!(await create(path, self))) throw inUse(directory, await readHolder(path));
  } finally {
    if (isMine) await rm(guard, { force: true });
  }
}

/** Whoever was cut off while it took the lock over left its mark. */
async function clearAway(guard: string, self: Holder): Promise<void> {
  const holder = await readHolder(guard);
  if ((await isThere(guard)) && !(await isAlive(guard, holder, self))) await removeIfOf(guard, holder, self);
}

/** Since it was read, another process may have removed it and made its own: that one stays. */
async function removeIfOf(path: string, holder: Holder | undefined, self: Holder): Promise<void> {
  const aside = `${path}.${self.id}`;
  const isMoved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if ((await readHolder(aside))?.id === holder?.id) await rm(aside, { force: true });
  else await rename(aside, path);
}

async function isAlive(path: string, holder: Holder | undefined, self: Holder): Promise<boolean> {
  if (holder !== undefined && held.has(holder.id)) return true;
  if ((await ageMs(path)) > staleMs) return false;
  if (holder === undefined || holder.host !== self.host) return true;
  // A container that starts again has the pid it had before: a lock with our own pid is an earlier life's.
  return holder.pid !== self.pid && isRunning(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(path, 'utf8'));

    return isHolder(holder) ? holder : undefined;
  } catch {
    // Gone, or being written at this moment.
    return undefined;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'id' in value && 'host' in value && 'pid' in value;
}

async function ageMs(path: string): Promise<number> {
  const status = await stat(path).catch(() => undefined);

  return status === undefined ? 0 : Date.now() - status.mtimeMs;
}

function inUse(directory: string, holder: Holder | undefined): StoreError {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on host ${holder.host}`;

  return new StoreError(
    'in-use',
    `The data directory ${directory} is in use by ${who}: stop it first, or choose another DATA_DIR. (The lock of a process that was cut off lapses after ${staleMs / 1000} s.)`,
  );
}
