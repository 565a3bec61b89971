import { archiveLimits } from '../../src/collect/artifact/archive-limits.ts';
import { decodeReading } from '../../src/collect/artifact/decode-reading.ts';
import { encodeReading } from '../../src/collect/artifact/encode-reading.ts';
import { readArchive } from '../../src/collect/artifact/read-archive.ts';
import { buildZip } from '../../test/support/zip-builder.ts';
import type { Outcome } from './judge-report.ts';
import type { SeedReport } from './seed-reports.ts';

/** Archives as honest tools write them, around these reports. */
export function seedArchives(reports: readonly SeedReport[]): readonly [Buffer, ...Buffer[]] {
  const entries = reports.map(({ bytes }, index) => ({ name: `coverage/${index}.out`, content: bytes }));

  return [
    buildZip(entries.slice(0, 2)),
    buildZip(entries.slice(0, 3).map(entry => ({ ...entry, hasDescriptor: true }))),
    buildZip(entries.slice(0, 2).map(entry => ({ ...entry, isStored: true }))),
    buildZip(
      entries.slice(0, 1).map(entry => ({ ...entry, isZip64: true })),
      { isZip64: true },
    ),
  ];
}

/** It may be rejected, or read in part; nothing may be thrown, and the server must understand the answer. */
export async function judgeArchive(bytes: Buffer): Promise<Outcome> {
  try {
    const reading = await readArchive(bytes, () => true, archiveLimits);
    const answer = decodeReading(encodeReading(reading));

    return 'rejected' in answer ? 'refused' : 'read';
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
