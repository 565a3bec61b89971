import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { ladderFacts } from '../../practices/derived-facts.ts';
import { testsIn } from '../../practices/pipeline/read-pipelines.ts';
import { startsOnPullRequest } from '../../practices/pipeline/starts-on.ts';

/**
 * The check of the job that tests pull requests, by the name under which it ran: a matrix adds its values to it, so the
 * workflow file alone does not tell. Undefined where there is none, or more than one.
 */
export function testCheckOf(facts: RepositoryFacts): string | undefined {
  const pipelines = ladderFacts(facts).get('pipelines');
  const { place, jobs } = facts.facts;
  if (!pipelines.known || !place.known || !jobs.known) return undefined;
  const seen = new Set(jobs.value.map(({ name }) => name));
  const names = pipelines.value.inUse
    .filter(({ workflow }) => startsOnPullRequest(workflow, place.value.defaultBranch))
    .flatMap(pipeline => pipeline.jobs.filter(testsIn))
    .map(({ job }) => job.name ?? job.id);

  return names.length === 1 && seen.has(names[0] ?? '') ? names[0] : undefined;
}
