import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { AlertRecord } from '../../model/records/rules-record.ts';

/** Something found that has to be repaired by a day. */
export interface DueFinding {
  readonly dueAt: Instant;
  readonly closedAt: Instant | null;
  /** Of an issue. */
  readonly number: number | null;
}

/** Days until a finding has to be closed. What has no severity, or a lower one, has no day. */
export const limits = { critical: 7, high: 30, secret: 1 } as const;

export function dueOfAlert({ kind, severity, openedAt, closedAt }: AlertRecord): readonly DueFinding[] {
  const days = kind === 'secret' ? limits.secret : limitOf(severity);

  return days === null ? [] : [{ dueAt: openedAt + days * dayMs, closedAt, number: null }];
}

/** An issue about security; one that does not say how severe it is has the time of a high one. */
export function dueOfIssue({ number, labels, openedAt, closedAt }: IssueRecord): readonly DueFinding[] {
  const words = labels.map(label => label.toLowerCase().split(/[^a-z0-9\u4e00-\u9fff]+/));
  const has = (...any: readonly string[]) => words.some(label => any.some(word => label.includes(word)));
  if (!has('security', 'vulnerability', 'cve', '安全', '漏洞')) return [];
  const isMinor = has('medium', 'moderate', 'low', 'minor');
  const days = has('critical', '严重', '紧急') ? limits.critical : isMinor ? null : limits.high;

  return days === null ? [] : [{ dueAt: openedAt + days * dayMs, closedAt, number }];
}

export const isInTime = ({ dueAt, closedAt }: DueFinding): boolean => closedAt !== null && closedAt <= dueAt;

function limitOf(severity: AlertRecord['severity']): number | null {
  return severity === 'critical' || severity === 'high' ? limits[severity] : null;
}
