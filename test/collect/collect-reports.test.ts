import { expect, test } from 'vitest';
import { collectReports } from '../../src/collect/collect-reports.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import type { Artifact } from '../../src/model/ci.ts';
import { workflowRun } from '../builders/ci.ts';

const artifact = (id: number): Artifact => ({
  id,
  name: `coverage-${id}`,
  sizeBytes: 1,
  expired: false,
  createdAt: new Date('2026-03-02T12:00:00Z'),
  runId: 1,
  headBranch: 'topic',
  headSha: null,
});

test.each([
  { there: 20, unread: [] },
  { there: 21, unread: ['coverage-21'] },
])(
  'of $there report artifacts those beyond the twentieth are named, not passed over',
  async ({ there, unread }) => {
    const downloaded: number[] = [];
    const reads = {
      artifacts: async () => Array.from({ length: there }, (_, i) => artifact(i + 1)),
      async downloadArtifact(id: number) {
        downloaded.push(id);
        return new Uint8Array();
      },
    } as Partial<RepositoryReads> as RepositoryReads;

    const collected = await collectReports({
      reads,
      runs: [workflowRun({ id: 1 })],
      artifactGlobs: ['*coverage*'],
      sent: { reports: [], read: async () => undefined },
      keepBasenames: [],
      readArtifact: async () => ({ reports: [], unreadable: [], skippedEntries: 0 }),
    });

    expect(downloaded).toHaveLength(20);
    expect(collected.unreadable).toEqual(
      unread.map(name => ({
        artifact: name,
        entry: null,
        reason: 'only 20 report artifacts of a commit are read',
      })),
    );
  },
);
