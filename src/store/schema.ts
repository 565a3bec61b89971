import { id, instant, position, repositoryColumns, text } from './column-types.ts';
import { boolean, integer, json, pgTable, primaryKey } from './drizzle.ts';

export const deliveries = pgTable('delivery', {
  guid: text('guid').primaryKey(),
  event: text('event').notNull(),
  action: text('action'),
  installationId: id('installation_id'),
  repositoryId: id('repository_id'),
  bodySha256: text('body_sha256').notNull(),
  receivedAt: instant('received_at').notNull(),
  timesReceived: integer('times_received').notNull().default(1),
  repeatsBody: boolean('repeats_body').notNull(),
  ignored: boolean('ignored').notNull(),
  payload: text('payload'),
  finishedAt: instant('finished_at'),
  reason: text('reason'),
});

export const pullRequests = pgTable(
  'pull_request',
  {
    ...repositoryColumns(),
    number: integer('number').notNull(),
    headSha: text('head_sha').notNull(),
    headBranch: text('head_branch').notNull(),
    headRepositoryId: id('head_repository_id'),
    baseBranch: text('base_branch').notNull(),
    open: boolean('open').notNull(),
    updatedAt: instant('updated_at').notNull(),
    authorId: id('author_id'),
    draft: boolean('draft').notNull().default(false),
    readySince: instant('ready_since'),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.number] })],
);

export const testedMerges = pgTable(
  'tested_merge',
  {
    repositoryId: id('repository_id').notNull(),
    runId: id('run_id').notNull(),
    mergeSha: text('merge_sha').notNull(),
    baseSha: text('base_sha').notNull(),
    headSha: text('head_sha').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.runId] })],
);

export const evaluations = pgTable('evaluation', {
  id: text('id').primaryKey(),
  position: position(),
  ...repositoryColumns(),
  headSha: text('head_sha').notNull(),
  topic: text('topic').notNull(),
  startedAt: instant('started_at').notNull(),
  deadline: instant('deadline').notNull(),
  checkRunId: id('check_run_id'),
  conclusion: text('conclusion'),
  concludedAt: instant('concluded_at'),
  contentHash: text('content_hash'),
  inputHash: text('input_hash'),
});

export const assessments = pgTable('assessment', {
  id: text('id').primaryKey(),
  position: position(),
  ...repositoryColumns(),
  pullRequest: integer('pull_request'),
  headSha: text('head_sha').notNull(),
  at: instant('at').notNull(),
  findings: json('findings').notNull(),
});

export const releases = pgTable(
  'release',
  {
    ...repositoryColumns(),
    releaseId: id('release_id').notNull(),
    tag: text('tag').notNull(),
    headSha: text('head_sha').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.releaseId] })],
);

export const effects = pgTable('effect', {
  key: text('key').primaryKey(),
  contentHash: text('content_hash').notNull(),
  githubId: id('github_id'),
  done: boolean('done').notNull(),
  intendedAt: instant('intended_at').notNull(),
  holder: text('holder'),
  fence: id('fence').notNull().default(0),
  heldUntil: instant('held_until'),
});

export const keptPolicies = pgTable(
  'kept_policy',
  {
    owner: text('owner').notNull(),
    repositoryId: id('repository_id').notNull(),
    text: text('text'),
    sha: text('sha'),
    readAt: instant('read_at').notNull(),
  },
  table => [primaryKey({ columns: [table.owner, table.repositoryId] })],
);

export const pushedHeads = pgTable(
  'pushed_head',
  {
    repositoryId: id('repository_id').notNull(),
    number: integer('number').notNull(),
    headSha: text('head_sha').notNull(),
    pushedBy: id('pushed_by'),
    at: instant('at').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.number, table.headSha] })],
);

export const stickyComments = pgTable(
  'sticky_comment',
  {
    repositoryId: id('repository_id').notNull(),
    pullRequest: integer('pull_request').notNull(),
    commentId: id('comment_id').notNull(),
    deleted: boolean('deleted').notNull(),
    bodyHash: text('body_hash').notNull(),
    headSha: text('head_sha').notNull(),
    resolved: boolean('resolved').notNull(),
    fellShort: json('fell_short').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.pullRequest] })],
);

export const commands = pgTable(
  'command',
  {
    repositoryId: id('repository_id').notNull(),
    commentId: id('comment_id').notNull(),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    actorId: id('actor_id').notNull(),
    headSha: text('head_sha'),
    at: instant('at').notNull(),
    outcome: text('outcome'),
    finishedAt: instant('finished_at'),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.commentId] })],
);

export const waivers = pgTable(
  'waiver',
  {
    repositoryId: id('repository_id').notNull(),
    commentId: id('comment_id').notNull(),
    number: integer('number').notNull(),
    practice: text('practice').notNull(),
    reason: text('reason').notNull(),
    approverId: id('approver_id').notNull(),
    headSha: text('head_sha').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.commentId] })],
);
