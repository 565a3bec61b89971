import { z } from 'zod';
import type { IssueEvent, IssueRecord, MilestoneRecord } from '../../../model/records/issue-record.ts';
import { account, count, instant, recordOf, someone, texts } from './values.ts';

const event = recordOf<IssueEvent>({
  kind: z.enum(['assigned', 'unassigned', 'labeled', 'unlabeled', 'closed', 'reopened', 'commented']),
  at: instant,
  by: someone,
  subject: z.string(),
  byMember: z.boolean(),
});

export const issueSchema = recordOf<IssueRecord>({
  number: count,
  title: z.string(),
  author: someone,
  openedAt: instant,
  closedAt: instant.nullable(),
  closedAs: z.enum(['completed', 'not-planned', 'duplicate']).nullable(),
  labels: texts,
  type: z.string().nullable(),
  assignees: z.array(account),
  milestone: count.nullable(),
  priority: z.string().nullable(),
  isBlocked: z.boolean(),
  events: z.array(event).nullable(),
  sections: texts,
  causedBy: texts,
  mentions: z.array(count).optional(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

export const milestoneSchema = recordOf<MilestoneRecord>({
  number: count,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  openIssues: count,
  closedIssues: count,
});
