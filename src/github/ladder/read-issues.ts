import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import type { IssueEvent, IssueRecord, MilestoneRecord } from '../../model/records/issue-record.ts';
import { actor, instantMs, nodesOf, restAccount } from './answers.ts';
import { inBatches } from './in-batches.ts';
import type { IssueSeen, LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { issueEventsQuery } from './queries/issue-events-query.ts';

const mostPages = 50;
/** One page. */
const freeAtOnce = 100;
/** About 5,000 nodes. */
const issuesAtOnce = 50;

const endings: Readonly<Record<string, IssueRecord['closedAs']>> = {
  completed: 'completed',
  not_planned: 'not-planned',
  duplicate: 'duplicate',
};

/** The REST list, since only it tells types and what waits for what. It has pull requests in it too. */
const issueShape = z
  .object({
    node_id: z.string(),
    number: z.number(),
    title: z.string(),
    body: z.string().nullish(),
    state_reason: z.string().nullish(),
    user: restAccount,
    labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
    assignees: z.array(restAccount).nullish(),
    milestone: z.object({ number: z.number() }).nullish(),
    type: z.object({ name: z.string() }).nullish(),
    issue_dependencies_summary: z.object({ blocked_by: z.number() }).nullish(),
    created_at: instantMs,
    updated_at: instantMs,
    closed_at: instantMs.nullish(),
    pull_request: z.unknown().optional(),
  })
  .transform(row => ({
    nodeId: row.node_id,
    isPullRequest: row.pull_request !== undefined && row.pull_request !== null,
    issue: {
      ...{ number: row.number, title: row.title, body: row.body ?? '', author: row.user },
      openedAt: row.created_at,
      closedAt: row.closed_at ?? null,
      closedAs: row.closed_at == null ? null : (endings[row.state_reason ?? ''] ?? null),
      labels: row.labels.flatMap(label => (typeof label === 'string' ? label : (label.name ?? []))),
      type: row.type?.name.toLowerCase() ?? null,
      assignees: (row.assignees ?? []).filter(account => account !== null),
      milestone: row.milestone?.number ?? null,
      isBlocked: (row.issue_dependencies_summary?.blocked_by ?? 0) > 0,
    },
  }));

const eventKinds: Readonly<Record<string, IssueEvent['kind']>> = {
  AssignedEvent: 'assigned',
  UnassignedEvent: 'unassigned',
  LabeledEvent: 'labeled',
  UnlabeledEvent: 'unlabeled',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  IssueComment: 'commented',
};

/** Of those that may write, as far as an association tells. */
const members = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

export const eventShape = z
  .object({
    __typename: z.string(),
    createdAt: instantMs.nullish(),
    actor,
    author: actor,
    assignee: actor,
    label: z.object({ name: z.string() }).nullish(),
    authorAssociation: z.string().nullish(),
  })
  .transform((event): readonly IssueEvent[] => {
    const kind = eventKinds[event.__typename];
    if (kind === undefined || event.createdAt == null) return [];
    return [
      {
        ...{ kind, at: event.createdAt, by: event.actor ?? event.author },
        subject: event.label?.name ?? event.assignee?.login ?? '',
        byMember: members.has(event.authorAssociation ?? ''),
      },
    ];
  });

const eventsShape = z.object({
  nodes: nodesOf(
    z.object({
      number: z.number().nullish(),
      timelineItems: z
        .object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: nodesOf(eventShape) })
        .nullish(),
    }),
  ),
});

const milestonesShape = z.array(
  z
    .object({
      number: z.number(),
      due_on: instantMs.nullish(),
      closed_at: instantMs.nullish(),
      open_issues: z.number(),
      closed_issues: z.number(),
    })
    .transform(
      (row): MilestoneRecord => ({
        number: row.number,
        dueAt: row.due_on ?? null,
        closedAt: row.closed_at ?? null,
        openIssues: row.open_issues,
        closedIssues: row.closed_issues,
      }),
    ),
);

export function readIssues({
  client,
  graphql,
  fullName,
  mayRead,
}: LadderSource): Pick<LadderReads, 'issues' | 'freeIssues' | 'milestones'> {
  /** With the permission for pull requests alone GitHub answers as if there were no issues. */
  async function requirePermission(): Promise<void> {
    if (await mayRead('issues')) return;
    throw new GatewayError(
      'forbidden',
      `${fullName}: Rung may not use issues; it needs the permission "Issues: read", which an owner can accept in the App's installation settings.`,
    );
  }

  const list = (parameters: Readonly<Record<string, unknown>>) =>
    client.list(
      {
        route: 'GET /repos/{owner}/{repo}/issues',
        parameters: { ...parameters, per_page: 100 },
        what: 'issues',
      },
      z.array(issueShape),
      { mostPages },
    );

  /** Null where there are more than one answer holds; an issue that was deleted meanwhile is missing. */
  async function eventsOf(
    ids: readonly string[],
  ): Promise<ReadonlyMap<number, readonly IssueEvent[] | null>> {
    const rows = await inBatches(ids, issuesAtOnce, async batch => {
      const { nodes } = await graphql.ask(issueEventsQuery, { ids: batch }, eventsShape, ['nodes']);
      return nodes.map(({ number, timelineItems }): [number, readonly IssueEvent[] | null] => [
        number ?? 0,
        timelineItems == null || timelineItems.pageInfo.hasNextPage
          ? null
          : timelineItems.nodes.flat().toSorted((a, b) => a.at - b.at),
      ]);
    });
    return new Map(rows);
  }

  return {
    async issues(since) {
      await requirePermission();
      const [open, closed] = await Promise.all([
        list({ state: 'open' }),
        list({ state: 'closed', since: `${new Date(since).toISOString().slice(0, 19)}Z` }),
      ]);
      const rows = [...open, ...closed].filter(({ isPullRequest }) => !isPullRequest);
      const byNumber = new Map(rows.map(row => [row.issue.number, row]));
      const events = await eventsOf([...byNumber.values()].map(({ nodeId }) => nodeId));

      return [...byNumber.values()]
        .map(({ issue }): IssueSeen => ({ ...issue, events: events.get(issue.number) ?? null }))
        .toSorted((a, b) => b.number - a.number);
    },

    async freeIssues() {
      await requirePermission();
      const rows = await client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/issues',
          parameters: { state: 'open', assignee: 'none', sort: 'updated', per_page: freeAtOnce },
          what: 'free issues',
        },
        z.array(issueShape),
      );
      const free = rows.filter(({ isPullRequest }) => !isPullRequest);
      const events = await eventsOf(free.map(({ nodeId }) => nodeId));

      return {
        issues: free.map(({ issue }): IssueSeen => ({ ...issue, events: events.get(issue.number) ?? null })),
        isWhole: rows.length < freeAtOnce,
      };
    },

    async milestones() {
      await requirePermission();
      return client.list(
        {
          route: 'GET /repos/{owner}/{repo}/milestones',
          parameters: { state: 'all', sort: 'due_on', direction: 'desc' },
          what: 'milestones',
        },
        milestonesShape,
        { mostPages },
      );
    },
  };
}
