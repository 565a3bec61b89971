import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import type { Cause } from '../../model/cause.ts';
import type { Pipeline, PipelineJob } from './read-pipelines.ts';

/** What starts the work on a change. Others start what sorts issues and pull requests. */
const working: ReadonlySet<string> = new Set([
  ...['push', 'pull_request', 'merge_group', 'release', 'workflow_run', 'workflow_dispatch'],
  ...['workflow_call', 'schedule'],
]);

/** They attest what was built before, and nothing else. */
const ofOnePurpose = 'slsa-framework/';

/**
 * A called workflow of another repository. The owner's own ones may do all of the work, as shared pipelines do; one of somebody
 * else is known by its name, where that tells anything.
 * @param repository `owner/name`; of a clone it may be the name alone.
 */
export function calledElsewhere(pipelines: readonly Pipeline[], repository: string): Cause | null {
  const owner = /^[^/]+\//.exec(repository)?.[0].toLowerCase();
  const isHidden = ({ job: { uses }, activities }: PipelineJob): boolean => {
    const called = uses?.kind === 'workflow' ? uses.text.toLowerCase() : ofOnePurpose;
    if (called.startsWith(ofOnePurpose)) return false;

    return activities.size === 0 || (owner !== undefined && called.startsWith(owner));
  };
  const found = pipelines
    .filter(({ workflow }) => works(workflow))
    .flatMap(({ jobs }) => jobs)
    .find(isHidden);

  return found === undefined ? null : { kind: 'unreadable', path: found.job.uses?.text ?? '', line: null };
}

const works = ({ triggers }: Workflow): boolean => triggers.some(({ event }) => working.has(event));
