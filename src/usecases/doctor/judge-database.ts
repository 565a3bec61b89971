import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';
import type { DatabaseFacts, EmbeddedFacts, PostgresqlFacts } from '../../store/examine-database.ts';

const { ok, warning, failure } = linesOf('Server');

const mebibyte = 2 ** 20;
const tooLittleBytes = 256 * mebibyte;
const littleBytes = 1024 * mebibyte;

export function judgeDatabase(facts: DatabaseFacts): readonly DoctorLine[] {
  if (facts.kind === 'unusable') return [failure('Database', facts.reason, 'see DATABASE_URL or DATA_DIR')];
  return facts.kind === 'postgresql' ? [judgePostgresql(facts)] : judgeEmbedded(facts);
}

function judgePostgresql(facts: PostgresqlFacts): DoctorLine {
  const { version, applied, known } = facts;
  const server = `PostgreSQL ${version}`;
  if (applied === null) return ok('Database', `${server}, empty: the first start makes the tables`);
  if (applied > known)
    return warning(
      'Database',
      `${server}, schema ${applied} of ${known}: a newer Rung was here`,
      'start that version',
    );
  if (applied < known)
    return ok('Database', `${server}, schema ${applied} of ${known}: the next start brings it up to date`);
  return ok('Database', `${server}, schema ${applied} of ${known}`);
}

function judgeEmbedded(facts: EmbeddedFacts): readonly DoctorLine[] {
  const { directory, exists, isWritable, heldBy, freeBytes } = facts;
  if (!isWritable)
    return [
      failure('Database', `${directory} is not writable`, 'DATA_DIR=<a directory that Rung may write to>'),
    ];
  const use = heldBy
    ? `in use by the running server (process ${heldBy.pid} on ${heldBy.host})`
    : exists
      ? 'not in use now'
      : 'made by the first start';
  const lines = [
    warning(
      'Database',
      `embedded, ${use}: survives a killed process, not a power cut`,
      'where that matters: DATABASE_URL=postgresql://…',
    ),
  ];
  return freeBytes === undefined ? lines : [...lines, judgeDisk(directory, freeBytes)];
}

function judgeDisk(directory: string, freeBytes: number): DoctorLine {
  const detail = `${sizeText(freeBytes)} free for ${directory}`;
  if (freeBytes >= littleBytes) return ok('Disk', detail);
  const fix = 'make room, or set DATA_DIR to another disk';
  return freeBytes < tooLittleBytes ? failure('Disk', detail, fix) : warning('Disk', detail, fix);
}

function sizeText(bytes: number): string {
  const gibibytes = bytes / (1024 * mebibyte);
  return gibibytes >= 1 ? `${Math.floor(gibibytes)} GiB` : `${Math.floor(bytes / mebibyte)} MiB`;
}

/** Checks that were begun and never concluded. */
export function judgeStuckChecks(facts: DatabaseFacts): readonly DoctorLine[] {
  const { ok, warning, unknown } = linesOf('Repositories');
  if (facts.kind === 'unusable') return [];
  if (facts.kind === 'embedded')
    return [
      unknown(
        'Stuck checks',
        'only the server itself may look into the embedded database',
        'METRICS_PORT shows them as rung_open_evaluations',
      ),
    ];
  if (facts.overdue === null) return [unknown('Stuck checks', 'nothing was judged yet')];
  if (facts.overdue === 0) return [ok('Stuck checks', 'none is past its deadline')];
  return [
    warning(
      'Stuck checks',
      `${facts.overdue} past their deadline and still open`,
      'see that the server runs and what its log says',
    ),
  ];
}
