import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues, RepositoryFacts, TreeEntry } from '../../facts/ladder/repository-facts.ts';
import { windowDays } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { Activity } from '../pipeline/activity-signs.ts';
import type { PipelineJob } from '../pipeline/read-pipelines.ts';
import { areaFiles } from './area-files.ts';

/** The life cycle of software, in fifteen areas. */
export const areas = [
  'workItems',
  'planning',
  'documents',
  'versionControl',
  'buildAndCi',
  'pipeline',
  'artifacts',
  'deployment',
  'release',
  'environments',
  'applicationConfiguration',
  'databaseChange',
  'testManagement',
  'codeQuality',
  'securityAndMonitoring',
] as const;
export type Area = (typeof areas)[number];

export interface AreaSources {
  readonly observed: RepositoryFacts['facts'];
  /** Of the pipelines in use. */
  readonly jobs: readonly PipelineJob[];
  readonly at: Instant;
}

/** True, false, or a fact that might have told and is unknown. */
export type Seen = boolean | Extract<Fact<never>, { known: false }>;

type Observe = (sources: AreaSources) => readonly Seen[];

/** An area has evidence when any of these is true. */
export const areaEvidence: Readonly<Record<Area, Observe>> = {
  workItems: sources => [
    some(
      sources,
      'issues',
      ({ openedAt, closedAt }) => isLate(openedAt, sources) || isLate(closedAt, sources),
    ),
    some(
      sources,
      'pullRequests',
      pull =>
        isLate(pull.mergedAt, sources) &&
        (pull.issues.length + pull.issuesElsewhere > 0 || pull.text.keys.length > 0),
    ),
  ],
  planning: sources => [
    some(
      sources,
      'milestones',
      ({ dueAt, closedAt }) => isLate(closedAt, sources) || (dueAt !== null && dueAt > sources.at - windowMs),
    ),
    some(sources, 'issues', ({ priority, closedAt }) => priority !== null && closedAt === null),
  ],
  documents: sources => [file(sources, areaFiles.documents)],
  // A pause is no loss of it.
  versionControl: sources => [some(sources, 'commits', () => true)],
  buildAndCi: sources => [
    does(sources, 'build', 'unit-test'),
    some(sources, 'runs', ({ createdAt, workflow }) => isOutside(workflow) && isLate(createdAt, sources)),
  ],
  // Several jobs that wait for one another, or one that deploys what was built.
  pipeline: ({ jobs }) => [
    jobs.some(({ job, activities }) => job.needs.length > 0 || activities.has('deploy')),
  ],
  artifacts: sources => [
    does(sources, 'package', 'publish'),
    some(sources, 'releases', ({ publishedAt, assets }) => isLate(publishedAt, sources) && assets.length > 0),
  ],
  deployment: sources => [
    does(sources, 'deploy'),
    some(sources, 'deployments', ({ createdAt }) => isLate(createdAt, sources)),
  ],
  release: sources => [
    some(sources, 'releases', ({ publishedAt, isDraft }) => !isDraft && isLate(publishedAt, sources)),
  ],
  environments: sources => [
    sources.jobs.some(({ job }) => job.environment !== null),
    some(sources, 'environments', () => true),
    some(sources, 'deployments', ({ createdAt }) => isLate(createdAt, sources)),
  ],
  applicationConfiguration: sources => [file(sources, areaFiles.applicationConfiguration)],
  databaseChange: sources => [file(sources, areaFiles.databaseChange)],
  testManagement: sources => [
    does(sources, 'unit-test', 'other-test'),
    some(sources, 'coverage', ({ at }) => isLate(at, sources)),
  ],
  codeQuality: sources => [does(sources, 'static-check'), file(sources, areaFiles.codeQuality)],
  securityAndMonitoring: sources => [
    does(sources, 'security-check'),
    file(sources, areaFiles.securityAndMonitoring),
    some(sources, 'analyses', ({ at }) => isLate(at, sources)),
    sources.observed.dependencyAlerts.known || sources.observed.dependencyAlerts,
  ],
};

const windowMs = windowDays * dayMs;

const isLate = (time: Instant | null, { at }: AreaSources): boolean =>
  time !== null && time > at - windowMs && time <= at;

const isOutside = (workflow: string): boolean => /^(?:status|check):/.test(workflow);

const does = ({ jobs }: AreaSources, ...any: readonly Activity[]): boolean =>
  jobs.some(({ activities }) => any.some(activity => activities.has(activity)));

type ListName = {
  [Key in keyof FactValues]: FactValues[Key] extends readonly unknown[] ? Key : never;
}[keyof FactValues];

function some<Key extends ListName>(
  { observed }: AreaSources,
  key: Key,
  fits: (item: FactValues[Key][number]) => boolean,
): Seen {
  const fact = observed[key] as Fact<readonly FactValues[Key][number][]>;

  return fact.known ? fact.value.some(fits) : fact;
}

function file({ observed: { tree } }: AreaSources, pattern: RegExp): Seen {
  return tree.known ? tree.value.some(({ path }: TreeEntry) => pattern.test(path)) : tree;
}
