import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresServer } from '../../scripts/postgres-server.ts';
import type { StoreOptions } from '../../src/store/open-store.ts';

/** A new database for one measurement. */
export interface Place {
  readonly title: string;
  /** The part of bare Probot's throughput that is asked. */
  readonly askedShare: number;
  open(): Promise<{ readonly options: StoreOptions; remove(): Promise<void> }>;
}

export const places: Readonly<Record<string, Place>> = {
  embedded: {
    title: 'embedded database',
    askedShare: 0.4,
    async open() {
      const dataDir = await mkdtemp(join(tmpdir(), 'rung-ingest-'));

      return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
    },
  },
  postgresql: {
    title: 'PostgreSQL',
    askedShare: 0.7,
    // A server of its own: the usual one for tests does not wait for the disk, and would have nothing to wait for here.
    async open() {
      const server = await openPostgresServer(['fsync=on', 'synchronous_commit=on']);
      await server.start();

      return { options: { databaseUrl: server.url }, remove: () => server.remove() };
    },
  },
};
