import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import type { DeploymentStatus } from '../../model/records/delivery-records.ts';
import { instantMs, nodesOf, restAccount } from './answers.ts';
import { inBatches } from './in-batches.ts';
import type { DeploymentSeen, LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { deploymentStatusesQuery } from './queries/deployment-statuses-query.ts';

const mostPages = 30;
/** About 5,000 nodes. */
const deploymentsAtOnce = 100;

/** The REST list, since only it tells what whoever deployed declared of the environment. */
const deploymentShape = z.object({
  id: z.number(),
  node_id: z.string(),
  sha: z.string(),
  environment: z.string(),
  creator: restAccount,
  created_at: instantMs,
  production_environment: z.boolean().nullish(),
  transient_environment: z.boolean().nullish(),
});

const states: Readonly<Record<string, DeploymentStatus['state']>> = {
  ERROR: 'error',
  FAILURE: 'failure',
  INACTIVE: 'inactive',
  IN_PROGRESS: 'in_progress',
  QUEUED: 'queued',
  PENDING: 'pending',
  // For somebody's approval.
  WAITING: 'pending',
  SUCCESS: 'success',
};

const statusesShape = z.object({
  nodes: nodesOf(
    z.object({
      databaseId: z.number().nullish(),
      statuses: z
        .object({
          nodes: nodesOf(z.object({ state: z.string(), createdAt: instantMs, logUrl: z.string().nullish() })),
        })
        .nullish(),
    }),
  ),
});

interface Statuses {
  readonly id: number;
  readonly runId: number | null;
  readonly statuses: readonly DeploymentStatus[];
}

export function readDeployments({
  client,
  graphql,
  fullName,
}: LadderSource): Pick<LadderReads, 'deployments'> {
  async function statusesOf(ids: readonly string[]): Promise<readonly Statuses[]> {
    const { nodes } = await graphql.ask(deploymentStatusesQuery, { ids }, statusesShape, ['nodes']);
    return nodes.map(({ databaseId, statuses }) => {
      // They come the newest first: of those of one second the order is kept.
      const rows = (statuses?.nodes ?? []).toReversed().toSorted((a, b) => a.createdAt - b.createdAt);
      const [runId = null] = rows.flatMap(({ logUrl }) => runOf(logUrl ?? '') ?? []);
      return {
        ...{ id: databaseId ?? 0, runId },
        statuses: rows.flatMap(({ state, createdAt }): DeploymentStatus[] => {
          const known = states[state];
          return known === undefined ? [] : [{ state: known, at: createdAt }];
        }),
      };
    });
  }

  return {
    async deployments(since) {
      const rows = await client.list(
        {
          route: 'GET /repos/{owner}/{repo}/deployments',
          parameters: { per_page: 100 },
          what: 'deployments',
        },
        z.array(deploymentShape),
        { isLast: row => row.created_at < since, mostPages },
      );
      const recent = rows.filter(row => row.created_at >= since);
      const ids = recent.map(row => row.node_id);
      const statuses = new Map(
        (await inBatches(ids, deploymentsAtOnce, statusesOf)).map(found => [found.id, found]),
      );

      // Some may be deleted meanwhile; but one without its statuses has not failed, it is not known.
      const told = recent.filter(row => statuses.has(row.id));
      if (told.length === 0 && recent.length > 0) {
        throw new GatewayError('forbidden', `${fullName}: GitHub tells no statuses of deployments.`);
      }

      return told.map((row): DeploymentSeen => {
        const found = statuses.get(row.id);
        return {
          ...{ id: row.id, sha: row.sha, environment: row.environment, creator: row.creator },
          createdAt: row.created_at,
          saysProduction: row.production_environment ?? false,
          isTransient: row.transient_environment ?? false,
          ...{ runId: found?.runId ?? null, statuses: found?.statuses ?? [] },
        };
      });
    },
  };
}

/** GitHub Actions links each status with the run that reports it. */
function runOf(logUrl: string): number | undefined {
  const digits = /\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(logUrl)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
