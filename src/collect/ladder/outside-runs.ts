import { createHash } from 'node:crypto';
import { gatekeeperSlugs } from '../../facts/gatekeepers.ts';
import type { ReportSeen } from '../../github/ladder/ladder-port.ts';
import type { RunRecord } from '../../model/records/run-record.ts';

/**
 * Reports of CI outside GitHub Actions as runs: a context is a workflow of its own. Those that the policy names count;
 * where it names none, all of them may be CI, which is a guess. What keeps a gate is none.
 */
export function outsideRuns(
  reports: readonly ReportSeen[],
  branch: string,
  named: readonly string[],
): readonly RunRecord[] {
  return reports
    .filter(({ appSlug }) => !gatekeeperSlugs.has(appSlug ?? ''))
    .filter(({ name }) => named.length === 0 || named.includes(name))
    .map(({ sha, name, kind, beganAt, conclusion, completedAt }) => {
      const workflow = `${kind}:${name}`;
      return {
        ...{ id: idOf(sha, workflow), workflow, name, event: 'push', branch, sha, createdAt: beganAt },
        ...{ pushedAt: null, actor: null, pullRequest: null, isInferred: named.length === 0 },
        attempts: [{ number: 1, conclusion, completedAt }],
      };
    });
}

/** A status has no number of its own; the same one has the same number each time. */
function idOf(sha: string, workflow: string): number {
  const digest = createHash('sha256').update(`${sha}\n${workflow}`).digest();
  return digest.readUIntBE(0, 6);
}
