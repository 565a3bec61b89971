import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { sentence } from '../../model/sentence.ts';
import type { DatabaseFacts, EmbeddedFacts, PostgresqlFacts } from '../../store/examine-database.ts';

const { ok, warning, failure } = findingsOf('Server');

const mebibyte = 2 ** 20;
const tooLittleBytes = 256 * mebibyte;
const littleBytes = 1024 * mebibyte;

export function judgeDatabase(facts: DatabaseFacts): readonly DoctorFinding[] {
  if (facts.kind === 'unusable' || facts.kind === 'unreadable') {
    const detail =
      facts.kind === 'unusable'
        ? sentence('doctor:database.unusable', { message: facts.reason })
        : sentence('doctor:database.unreadable', { errorCode: facts.errorCode });
    return [failure('Database', detail, sentence('doctor:database.unusable-fix'))];
  }
  return facts.kind === 'postgresql' ? [judgePostgresql(facts)] : judgeEmbedded(facts);
}

function judgePostgresql(facts: PostgresqlFacts): DoctorFinding {
  const { version, applied, known } = facts;
  if (applied === null) return ok('Database', sentence('doctor:database.empty', { version }));
  const schema = { version, applied, known };
  if (applied > known)
    return warning(
      'Database',
      sentence('doctor:database.newer', schema),
      sentence('doctor:database.newer-fix'),
    );
  return ok(
    'Database',
    sentence(applied < known ? 'doctor:database.older' : 'doctor:database.current', schema),
  );
}

function judgeEmbedded(facts: EmbeddedFacts): readonly DoctorFinding[] {
  const { directory, exists, isWritable, heldBy, freeBytes } = facts;
  if (!isWritable)
    return [
      failure(
        'Database',
        sentence('doctor:database.not-writable', { directory }),
        sentence('doctor:database.not-writable-fix'),
      ),
    ];
  const use = heldBy
    ? sentence('doctor:database.in-use', { pid: heldBy.pid, host: heldBy.host })
    : sentence(exists ? 'doctor:database.not-in-use' : 'doctor:database.not-made');
  const embedded = warning(
    'Database',
    sentence('doctor:database.embedded', { use }),
    sentence('doctor:database.embedded-fix'),
  );
  return freeBytes === undefined ? [embedded] : [embedded, judgeDisk(directory, freeBytes)];
}

function judgeDisk(directory: string, freeBytes: number): DoctorFinding {
  const detail = sentence('doctor:disk.free', { size: sizeText(freeBytes), directory });
  if (freeBytes >= littleBytes) return ok('Disk', detail);
  const fix = sentence('doctor:disk.little-fix');
  return freeBytes < tooLittleBytes ? failure('Disk', detail, fix) : warning('Disk', detail, fix);
}

function sizeText(bytes: number): string {
  const gibibytes = bytes / (1024 * mebibyte);
  return gibibytes >= 1 ? `${Math.floor(gibibytes)} GiB` : `${Math.floor(bytes / mebibyte)} MiB`;
}

/** Checks that were begun and never concluded. */
export function judgeStuckChecks(facts: DatabaseFacts): readonly DoctorFinding[] {
  const { ok, warning, unknown } = findingsOf('Repositories');
  if (facts.kind === 'unusable' || facts.kind === 'unreadable') return [];
  if (facts.kind === 'embedded')
    return [
      unknown('Stuck checks', sentence('doctor:stuck.embedded'), sentence('doctor:stuck.embedded-fix')),
    ];
  if (facts.overdue === null) return [unknown('Stuck checks', sentence('doctor:stuck.nothing-judged'))];
  if (facts.overdue === 0) return [ok('Stuck checks', sentence('doctor:stuck.none'))];
  return [
    warning(
      'Stuck checks',
      sentence('doctor:stuck.some', { overdue: facts.overdue }),
      sentence('doctor:stuck.some-fix'),
    ),
  ];
}
