import { describe, expect, test } from 'vitest';
import { collectReports } from '../../src/collect/collect-reports.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import type { Artifact } from '../../src/model/ci.ts';
import type { CoverageReport } from '../../src/model/coverage.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { unreadBecause } from '../../src/model/unread-reason.ts';
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
        reason: unreadBecause('archive.many-artifacts', { most: 20 }),
      })),
    );
  },
);

describe('reports that were sent', () => {
  const [empty, bomb] = [unreadBecause('report.empty', { formats: [] }), unreadBecause('archive.no-zip')];
  const report: CoverageReport = {
    ...{
      format: 'lcov',
      files: [],
      paths: [],
      lineCount: 0,
      coveredLineCount: 0,
      skippedRecords: 0,
      firstSkipped: null,
    },
  };
  const collect = (contents: readonly (string | undefined)[], artifacts: RepositoryReads['artifacts']) =>
    collectReports({
      reads: { artifacts } as Partial<RepositoryReads> as RepositoryReads,
      runs: [workflowRun({ id: 1 })],
      artifactGlobs: ['*coverage*'],
      sent: {
        reports: contents.map((_, id) => ({
          ...{ id, sentBy: `ci-${id}`, contentSha256: `${id}`, receivedAt: new Date(0) },
        })),
        read: async id => {
          const content = contents[id];
          return content === undefined ? undefined : Buffer.from(content);
        },
      },
      keepBasenames: ['a.ts'],
      async readArtifact(bytes, question) {
        expect(question).toEqual({ keepBasenames: ['a.ts'], mayBeReport: true });
        if (String(bytes) === 'bomb') return { rejected: bomb };
        const [good, bad] = [
          { entry: '', report },
          { entry: '', reason: empty },
        ];
        return { reports: String(bytes) === 'good' ? [good] : [], unreadable: [bad], skippedEntries: 0 };
      },
    });

  test('are read with their senders, and what cannot be read is named with them', async () => {
    expect(await collect(['good', 'bad', 'bomb', undefined], async () => [])).toEqual({
      reports: [{ sentBy: 'ci-0', entry: '', report }],
      unreadable: [
        { sentBy: 'ci-0', entry: '', reason: empty },
        { sentBy: 'ci-1', entry: '', reason: empty },
        { sentBy: 'ci-2', entry: null, reason: bomb },
      ],
      doubt: null,
    });
  });

  test('count also where artifacts may not be read, which is the doubt without them', async () => {
    const forbidden = () => Promise.reject(new GatewayError('forbidden', 'no'));

    expect(await collect(['good'], forbidden)).toMatchObject({ reports: [{}], doubt: null });
    expect(await collect([], forbidden)).toMatchObject({ reports: [], doubt: 'artifacts-forbidden' });
    expect(await collect(['bad'], forbidden)).toMatchObject({ reports: [], doubt: 'artifacts-forbidden' });
  });

  test('that are gone in the meantime are like an artifact that has expired', async () => {
    expect(await collect([undefined], async () => [])).toMatchObject({ doubt: 'artifact-expired' });
  });
});
