import type { FiledIssue } from '../../src/store/issue-port.ts';

/** An open improvement issue, unless told otherwise. */
export const filedIssue = (change: Partial<FiledIssue> = {}): FiledIssue => ({
  ...{ repositoryId: 9, subject: 'quality-gate', number: 7, filedAt: new Date('2026-11-09T09:00:00Z') },
  ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null },
  ...{ contentHash: 'hash', before: null },
  ...change,
});
