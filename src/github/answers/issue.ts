import { z } from 'zod';
import type { RepositoryIssue } from '../issue-port.ts';
import { instant } from './instant.ts';

const reasons = ['completed', 'not_planned', 'duplicate', 'reopened'] as const;

const issueObject = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  locked: z.boolean().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  performed_via_github_app: z.object({ id: z.number() }).nullish(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  closed_by: z.object({ id: z.number(), login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});

/** Null for a pull request: GitHub counts those among the issues. */
export const issueShape = issueObject.transform((row): RepositoryIssue | null => {
  if (row.pull_request !== undefined && row.pull_request !== null) return null;
  const { closed_by: closer } = row;
  return {
    ...{ number: row.number, title: row.title, body: row.body ?? '', state: row.state },
    stateReason: reasons.find(reason => reason === row.state_reason) ?? null,
    isLocked: row.locked ?? false,
    labels: row.labels.flatMap(label => (typeof label === 'string' ? label : (label.name ?? []))),
    appId: row.performed_via_github_app?.id ?? null,
    ...{ createdAt: row.created_at, updatedAt: row.updated_at, closedAt: row.closed_at ?? null },
    closedBy: closer ? { id: closer.id, login: closer.login } : null,
  };
});

export const createdIssueShape = z.object({ number: z.number() }).transform(({ number }) => ({ number }));
