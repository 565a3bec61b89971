import { z } from 'zod';
import { groupOf } from '../facts/merge-group-branch.ts';
import { findPullRequests } from '../usecases/find-pull-requests.ts';
import { recordTestedMerge } from '../usecases/record-tested-merge.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';
import { requestReleases } from './request-releases.ts';
import { runRecordFields, toRunRecord } from './run-record.ts';

const schema = repositoryPayload.extend({
  action: z.string(),
  repository: repositoryPayload.shape.repository.extend({ default_branch: z.string().nullish() }),
  workflow_run: z.object({
    ...runRecordFields,
    id: z.int(),
    event: z.string(),
    run_attempt: z.int().nullish(),
    created_at: z.coerce.date(),
    head_sha: z.string(),
    head_branch: z.string().nullish(),
    head_repository: z
      .object({ id: z.int().nullish(), owner: z.object({ login: z.string() }).nullish() })
      .nullish(),
  }),
});

/**
 * A run that starts tells which merge commit it tests; one that starts or ends may settle a pull request or a release. One
 * that ended is remembered, attempt by attempt: GitHub's lists tell only the latest.
 */
export const workflowRun = eventHandler({
  events: ['workflow_run'],
  schema,
  async handle(payload, dependencies) {
    const { services, queue } = dependencies;
    const repository = toRepositoryRef(payload);
    const run = payload.workflow_run;
    const ended = payload.action === 'completed' ? toRunRecord(run) : undefined;
    if (ended !== undefined)
      await services.store.records.put(repository.id, 'run', [ended], run.updated_at ?? services.now());
    // A branch of a fork may have any name: only GitHub's own event tells that a queue started the run.
    const group = run.event === 'merge_group' ? groupOf(run.head_branch ?? '') : undefined;
    if (group !== undefined) {
      await queue.requestMergeGroupCheck({ repository, headSha: run.head_sha, ...group });

      return null;
    }
    const isMeasured = isEndOfDefaultBranch(payload);
    if (isMeasured) {
      const { head_sha: headSha, head_branch: branch } = run;
      await queue.requestMeasurement({ repository, headSha, branch: branch ?? '' });
    }
    const isReleased = await requestReleases(dependencies, repository, run.head_sha);
    const pulls = await findPullRequests(services, repository, {
      sha: run.head_sha,
      owner: run.head_repository?.owner?.login ?? null,
      branch: run.head_branch ?? null,
    });
    if (pulls.length === 0)
      return isReleased || isMeasured || ended ? null : 'commit is the head of no open pull request';
    if (payload.action === 'requested' && run.event === 'pull_request' && (run.run_attempt ?? 1) === 1) {
      const { id, head_sha: headSha, created_at: createdAt } = run;
      await recordTestedMerge(services, { id, headSha, createdAt }, pulls);
    }
    for (const pull of pulls) await queue.requestCheck(pull);

    return null;
  },
});

/** A fork may call its branch like the default one. */
function isEndOfDefaultBranch({ action, repository, workflow_run: run }: z.infer<typeof schema>): boolean {
  return (
    action === 'completed' &&
    run.event === 'push' &&
    run.head_branch === repository.default_branch &&
    run.head_repository?.id === repository.id
  );
}
