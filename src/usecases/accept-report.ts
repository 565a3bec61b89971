import { createHash } from 'node:crypto';
import { packReport } from '../collect/pack-report.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import type { SentReportLimits } from '../store/report-port.ts';
import type { Services } from './services.ts';

export interface ArrivedReport {
  readonly repository: RepositoryRef;
  /** The token's name. */
  readonly sentBy: string;
  readonly headSha: string;
  readonly content: Uint8Array;
}

export interface AcceptedReport {
  /** `known`: it came before. `full`: the commit has as many reports as it may have. */
  readonly outcome: 'kept' | 'known' | 'full';
  /** Numbers of the open pull requests with that head, which are judged again. */
  readonly pullRequests?: readonly number[];
}

/** As it is sent: compressed, that is a report of a hundred megabytes and more. */
export const mostReportBytes = 16 * 1024 * 1024;

export const sentReportLimits: SentReportLimits = {
  perCommit: 50,
  bytesPerRepository: 256 * 1024 * 1024,
};

/**
 * Keeps a report from CI outside GitHub Actions for its commit, and has the pull requests with that head judged again,
 * also when it came before: its sender may have been cut off before anybody was asked.
 */
export async function acceptReport(
  { store, now }: Pick<Services, 'store' | 'now'>,
  requests: { requestCheck(ref: PullRequestRef): Promise<void> },
  { repository, sentBy, headSha, content }: ArrivedReport,
): Promise<AcceptedReport> {
  const outcome = await store.sentReports.keep(
    {
      ...{ repositoryId: repository.id, headSha, sentBy, receivedAt: now() },
      contentSha256: createHash('sha256').update(content).digest('hex'),
      content: await packReport(content),
    },
    sentReportLimits,
  );
  if (outcome === 'full') return { outcome };
  const pulls = await store.pullRequests.findByHead(repository.id, headSha);
  for (const { number } of pulls) await requests.requestCheck({ repository, number });

  return { outcome, pullRequests: pulls.map(({ number }) => number) };
}
