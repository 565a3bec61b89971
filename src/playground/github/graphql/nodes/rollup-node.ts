import type { Call } from '../../rest/call.ts';
import { isoTime, isoTimeOrNull, type Json } from '../../shapes/json.ts';
import type { Repository } from '../../world/records.ts';
import { requireGrant } from '../refuse.ts';
import { connection, type ListArguments } from './connection.ts';

/** The latest check of each name and App, and the latest status of each context; null where there is none. */
export function statusCheckRollup(call: Call, repository: Repository, sha: string): Json | null {
  requireGrant(call, 'checks');
  requireGrant(call, 'statuses');
  const checks = new Map(
    repository.checkRuns
      .filter(one => one.headSha === sha)
      .map(one => [`${one.suite.app.id} ${one.name}`, one]),
  );
  const statuses = new Map(repository.statuses.filter(one => one.sha === sha).map(one => [one.context, one]));
  const contexts: Json[] = [
    ...[...checks.values()].map(one => ({
      ...{ __typename: 'CheckRun', name: one.name, conclusion: one.conclusion?.toUpperCase() ?? null },
      ...{ startedAt: isoTimeOrNull(one.startedAt), completedAt: isoTimeOrNull(one.completedAt) },
      checkSuite: {
        createdAt: isoTime(one.suite.createdAt),
        app: { databaseId: one.suite.app.id, slug: one.suite.app.slug },
      },
    })),
    ...[...statuses.values()].map(one => ({
      ...{ __typename: 'StatusContext', context: one.context, state: one.state.toUpperCase() },
      createdAt: isoTime(one.createdAt),
    })),
  ];
  if (contexts.length === 0) return null;
  return { contexts: (args: ListArguments) => connection(contexts, args, one => one) };
}
