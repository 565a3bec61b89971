import type { RepositoryReads } from '../github/port.ts';
import type { Artifact, WorkflowRun } from '../model/ci.ts';
import type { CoverageReport } from '../model/coverage.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { shownSize, unreadBecause } from '../model/unread-reason.ts';
import type { CoverageFacts, CoverageReason, UnreadSource } from '../practices/incremental-coverage.ts';
import type { SentReport, SentReports } from '../store/report-port.ts';
import type { ArtifactReading, ReportQuestion } from './read-artifact.ts';
import { isReportArtifact } from './report-artifact.ts';

/** An artifact of a workflow run, or what was sent with the token of this name. */
export type ReportOrigin =
  | { readonly run: WorkflowRun; readonly artifact: Artifact }
  | { readonly sentBy: string };

export type ReadReport = ReportOrigin & { readonly entry: string; readonly report: CoverageReport };

export interface CollectedReports {
  readonly reports: readonly ReadReport[];
  readonly unreadable: CoverageFacts['unreadable'];
  /** Why artifacts could not be read at all. */
  readonly doubt: Extract<CoverageReason, 'artifacts-forbidden' | 'artifact-expired'> | null;
}

export interface ReportsQuestion {
  readonly reads: RepositoryReads;
  readonly runs: readonly WorkflowRun[];
  readonly artifactGlobs: readonly string[];
  readonly sent: SentToRead;
  readonly keepBasenames: readonly string[];
  readonly readArtifact: (bytes: Uint8Array, question: ReportQuestion) => Promise<ArtifactReading>;
}

/** Reports from CI outside GitHub Actions. */
export interface SentToRead {
  readonly reports: readonly SentReport[];
  readonly read: SentReports['read'];
}

const maxArchiveBytes = 100 * 1024 * 1024;
const maxArtifacts = 20;
const tooMany = unreadBecause('archive.many-artifacts', { most: maxArtifacts });

/**
 * Downloads and reads the report artifacts of the accepted runs and what was sent, one after the other to bound memory.
 */
export async function collectReports(question: ReportsQuestion): Promise<CollectedReports> {
  const reports: ReadReport[] = [];
  const unreadable: UnreadSource[] = [];
  let expired = 0;
  const listed = await listArtifacts(question);
  const found = listed === 'forbidden' ? [] : listed;

  function take(reading: ArtifactReading | 'gone', origin: ReportOrigin): void {
    const named = 'run' in origin ? { artifact: origin.artifact.name } : origin;
    if (reading === 'gone') {
      expired += 1;
    } else if ('rejected' in reading) {
      unreadable.push({ ...named, entry: null, reason: reading.rejected });
    } else {
      reports.push(...reading.reports.map(one => ({ ...origin, ...one })));
      unreadable.push(...reading.unreadable.map(one => ({ ...named, ...one })));
    }
  }

  for (const { artifact } of found.slice(maxArtifacts)) {
    unreadable.push({ artifact: artifact.name, entry: null, reason: tooMany });
  }
  for (const one of found.slice(0, maxArtifacts)) take(await readOne(question, one.artifact), one);
  for (const { id, sentBy } of question.sent.reports) take(await readSent(question, id), { sentBy });
  if (reports.length > 0) return { reports, unreadable, doubt: null };
  if (listed === 'forbidden') return { reports, unreadable, doubt: 'artifacts-forbidden' };

  return { reports, unreadable, doubt: expired > 0 ? 'artifact-expired' : null };
}

async function readSent(question: ReportsQuestion, id: number): Promise<ArtifactReading | 'gone'> {
  const { readArtifact, keepBasenames } = question;
  const content = await question.sent.read(id);

  return content === undefined ? 'gone' : await readArtifact(content, { keepBasenames, mayBeReport: true });
}

async function listArtifacts(
  question: ReportsQuestion,
): Promise<{ run: WorkflowRun; artifact: Artifact }[] | 'forbidden'> {
  const isReport = isReportArtifact(question.artifactGlobs);
  try {
    const lists = await Promise.all(
      question.runs.map(async run => {
        const artifacts = (await question.reads.artifacts(run.id)).filter(one => isReport(one.name));

        return newestOfEachName(artifacts).map(artifact => ({ run, artifact }));
      }),
    );

    return lists.flat();
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'forbidden') return 'forbidden';
    throw error;
  }
}

/** GitHub lists the artifacts of all attempts: of one name the newest counts, others are kept. */
function newestOfEachName(artifacts: readonly Artifact[]): readonly Artifact[] {
  const oldestFirst = artifacts.toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id - b.id,
  );

  return [...new Map(oldestFirst.map(artifact => [artifact.name, artifact])).values()];
}

async function readOne(question: ReportsQuestion, artifact: Artifact): Promise<ArtifactReading | 'gone'> {
  if (artifact.expired) return 'gone';
  try {
    const zip = await question.reads.downloadArtifact(artifact.id, maxArchiveBytes);

    return await question.readArtifact(zip, { keepBasenames: question.keepBasenames });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind === 'gone' || error.kind === 'not-found') return 'gone';
    if (error.kind === 'too-large')
      return { rejected: unreadBecause('archive.large', { size: shownSize(maxArchiveBytes) }) };
    throw error;
  }
}
