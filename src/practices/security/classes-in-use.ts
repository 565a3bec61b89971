import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { windowDays } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import type { Evidence } from '../../model/practice-result.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { runEvidence } from '../evidence.ts';
import type { Pipeline } from '../pipeline/read-pipelines.ts';
import { type ToolClass, toolClasses } from '../pipeline/security-tools.ts';
import { isBillOfMaterials, isProvenance } from './release-assets.ts';

export const runDays = 30;

type Observed = RepositoryFacts['facts'];

/** By what each class is known to be at work: a successful run of its tool, or GitHub's own service. */
export interface ClassInUse {
  readonly evidence: Evidence | null;
  /** A source that might have told, and that nobody may see. */
  readonly unseen: Cause | null;
}

export function classesInUse(
  pipelines: readonly Pipeline[],
  runs: readonly RunRecord[],
  observed: Observed,
  at: Instant,
): Readonly<Record<ToolClass, ClassInUse>> {
  const found = toolClasses.map(tool => {
    const run = successfulRun(tool, pipelines, runs, at);
    if (run !== undefined) return [tool, { evidence: runEvidence(run), unseen: null }] as const;

    return [tool, ofService(tool, observed, at)] as const;
  });

  return Object.fromEntries(found) as Record<ToolClass, ClassInUse>;
}

function successfulRun(
  tool: ToolClass,
  pipelines: readonly Pipeline[],
  runs: readonly RunRecord[],
  at: Instant,
): RunRecord | undefined {
  const paths = new Set(
    pipelines.flatMap(({ workflow, jobs }) => (jobs.some(job => job.tools.has(tool)) ? [workflow.path] : [])),
  );

  return runs.find(
    run => paths.has(run.workflow) && run.attempts.some(attempt => isRecentSuccess(attempt, at)),
  );
}

function isRecentSuccess({ conclusion, completedAt }: RunRecord['attempts'][number], at: Instant): boolean {
  return (
    conclusion === 'success' &&
    completedAt !== null &&
    completedAt > at - runDays * dayMs &&
    completedAt <= at
  );
}

const unused: ClassInUse = { evidence: null, unseen: null };
const ofNothing = (unseen: Cause): ClassInUse => ({ evidence: null, unseen });
const byName = (text: string): ClassInUse => ({ evidence: { text }, unseen: null });

function ofService(tool: ToolClass, observed: Observed, at: Instant): ClassInUse {
  switch (tool) {
    case 'static-analysis':
      return ofAnalyses(observed.analyses, at);
    case 'dependency-analysis':
      // Its alerts can be read only where it is on.
      return observed.dependencyAlerts.known
        ? byName('Dependabot alerts')
        : ofNothing(observed.dependencyAlerts.cause);
    case 'secret-scanning':
      return ofSettings(observed.securitySettings);
    case 'bill-of-materials':
      return ofReleases(observed.releases, at);
    default:
      return unused;
  }
}

function ofAnalyses(analyses: Observed['analyses'], at: Instant): ClassInUse {
  if (!analyses.known) return ofNothing(analyses.cause);
  const recent = analyses.value.find(one => one.at > at - runDays * dayMs && one.at <= at);

  return recent === undefined ? unused : byName(recent.tool);
}

function ofSettings(settings: Observed['securitySettings']): ClassInUse {
  if (!settings.known) return ofNothing(settings.cause);

  return settings.value.secretScanning ? byName('GitHub secret scanning') : unused;
}

/** Releases are rarer than runs: the window of all figures holds. */
function ofReleases(releases: Observed['releases'], at: Instant): ClassInUse {
  if (!releases.known) return ofNothing(releases.cause);
  const asset = releases.value
    .filter(
      ({ publishedAt }) => publishedAt !== null && publishedAt > at - windowDays * dayMs && publishedAt <= at,
    )
    .flatMap(({ assets }) => assets)
    .find(name => isBillOfMaterials(name) || isProvenance(name));

  return asset === undefined ? unused : byName(asset);
}
