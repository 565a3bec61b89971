import { z } from 'zod';
import type {
  ChangedPath,
  PullRequestCommit,
  PullRequestEvent,
  PullRequestRecord,
  PullRequestText,
  ReviewRecord,
} from '../../../model/records/pull-request-record.ts';
import { count, instant, recordOf, someone, texts } from './values.ts';

const event = recordOf<PullRequestEvent>({
  kind: z.enum(['ready', 'draft', 'closed', 'reopened', 'review-requested']),
  at: instant,
});

const commit = recordOf<PullRequestCommit>({
  sha: z.string(),
  author: someone,
  authoredAt: instant,
  touches: z.strictObject({ tests: z.boolean(), source: z.boolean() }).nullable(),
});

const file = recordOf<ChangedPath>({
  path: z.string(),
  status: z.enum(['added', 'modified', 'removed', 'renamed']),
  additions: count,
  deletions: count,
});

const review = recordOf<ReviewRecord>({
  author: someone,
  state: z.enum(['approved', 'changes-requested', 'commented', 'dismissed']),
  at: instant,
  commitSha: z.string().nullable(),
});

const text = recordOf<PullRequestText>({
  tasks: z.strictObject({ ticked: count, open: count }),
  keys: texts,
  sections: texts,
  reverts: texts,
  deniesFailure: z.boolean().optional(),
});

export const pullRequestSchema = recordOf<PullRequestRecord>({
  number: count,
  title: z.string(),
  author: someone,
  openedAt: instant,
  mergedAt: instant.nullable(),
  closedAt: instant.nullable(),
  updatedAt: instant,
  isDraft: z.boolean(),
  baseBranch: z.string(),
  headSha: z.string(),
  mergeSha: z.string().nullable(),
  labels: texts,
  openedAsDraft: z.boolean(),
  events: z.array(event),
  commits: z.array(commit).nullable(),
  files: z.array(file).nullable(),
  reviews: z.array(review).nullable(),
  threads: z.strictObject({ total: count, resolved: count }).nullable(),
  issues: z.array(count),
  issuesElsewhere: count,
  text,
  checks: z.strictObject({ queuedAt: instant, completedAt: instant, isGreen: z.boolean() }).nullable(),
  environmentLiterals: count.nullable(),
  coverage: z.strictObject({ covered: count, coverable: count }).nullable(),
});
