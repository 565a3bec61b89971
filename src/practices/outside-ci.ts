import type { Evidence } from '../model/practice-result.ts';
import type { RunAttempt, RunRecord } from '../model/records/run-record.ts';
import { runEvidence } from './evidence.ts';

const outside = /^(?:status|check):/;

/** A status or a check of CI outside GitHub Actions. */
export const isOutside = ({ workflow }: Pick<RunRecord, 'workflow'>): boolean => outside.test(workflow);

/** The name under which it reports. */
export const outsideContext = ({ workflow }: Pick<RunRecord, 'workflow'>): string =>
  workflow.replace(outside, '');

/** A context reports each start and each end on its own: those for one commit are one run, and each end one attempt. */
export function outsideRuns(reports: readonly RunRecord[]): readonly RunRecord[] {
  const byCommit = Map.groupBy(reports, ({ workflow, branch, pullRequest, sha }) =>
    JSON.stringify([workflow, branch, pullRequest, sha]),
  );

  return [...byCommit.values()].flatMap(same => {
    const inOrder = same.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id);
    const [first] = inOrder;

    return first === undefined ? [] : [{ ...first, attempts: attemptsOf(inOrder) }];
  });
}

function attemptsOf(reports: readonly RunRecord[]): readonly RunAttempt[] {
  const all = reports.flatMap(({ attempts }) => attempts);
  const ended = all.filter(({ completedAt }) => completedAt !== null);
  // What is pending has ended since, unless it is the last word.
  const running = all.at(-1)?.completedAt === null ? all.slice(-1) : [];

  return [...ended, ...running].map((attempt, index) => ({ ...attempt, number: index + 1 }));
}

/** Runs of GitHub Actions have a page of their own; of others the commit shows what they reported. */
export const ciEvidence = (run: RunRecord): Evidence =>
  isOutside(run) ? { text: outsideContext(run), at: `commit/${run.sha}` } : runEvidence(run);
