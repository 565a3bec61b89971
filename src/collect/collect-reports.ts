import type { RepositoryReads } from '../github/port.ts';
import type { Artifact, WorkflowRun } from '../model/ci.ts';
import type { CoverageReport } from '../model/coverage.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { CoverageFacts, CoverageReason } from '../practices/incremental-coverage.ts';
import type { ArtifactReading } from './read-artifact.ts';
import { isReportArtifact } from './report-artifact.ts';

export interface ReadReport {
  readonly run: WorkflowRun;
  readonly artifact: Artifact;
  readonly entry: string;
  readonly report: CoverageReport;
}

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
  readonly keepBasenames: readonly string[];
  readonly readArtifact: (zip: Uint8Array, question: { keepBasenames: string[] }) => Promise<ArtifactReading>;
}

const maxArchiveBytes = 100 * 1024 * 1024;
const maxArtifacts = 20;
const tooMany = `only ${maxArtifacts} report artifacts of a commit are read`;

/** Downloads and reads the report artifacts of the accepted runs, one after the other to bound memory. */
export async function collectReports(question: ReportsQuestion): Promise<CollectedReports> {
  const reports: ReadReport[] = [];
  const unreadable: { artifact: string; entry: string | null; reason: string }[] = [];
  let expired = 0;
  const found = await listArtifacts(question);
  if (found === 'forbidden') return { reports, unreadable, doubt: 'artifacts-forbidden' };

  for (const { artifact } of found.slice(maxArtifacts)) {
    unreadable.push({ artifact: artifact.name, entry: null, reason: tooMany });
  }
  for (const { run, artifact } of found.slice(0, maxArtifacts)) {
    const reading = await readOne(question, artifact);
    if (reading === 'gone') {
      expired += 1;
    } else if ('rejected' in reading) {
      unreadable.push({ artifact: artifact.name, entry: null, reason: reading.rejected });
    } else {
      reports.push(...reading.reports.map(one => ({ run, artifact, ...one })));
      unreadable.push(...reading.unreadable.map(one => ({ artifact: artifact.name, ...one })));
    }
  }

  return { reports, unreadable, doubt: expired > 0 && reports.length === 0 ? 'artifact-expired' : null };
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

    return await question.readArtifact(zip, { keepBasenames: [...question.keepBasenames] });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind === 'gone' || error.kind === 'not-found') return 'gone';
    if (error.kind === 'too-large') return { rejected: `it is larger than ${maxArchiveBytes} bytes` };
    throw error;
  }
}
