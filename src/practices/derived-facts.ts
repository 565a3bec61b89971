import { type JobText, readJobTexts } from '../facts/ladder/commands/read-job-texts.ts';
import type { Deployables } from '../facts/ladder/deployables/deployable.ts';
import {
  type Manifests,
  readDeployables,
  readManifests,
} from '../facts/ladder/deployables/read-deployables.ts';
import { bothKnown, type Fact, known, mapped, unknown, valueIfKnown } from '../facts/ladder/fact.ts';
import type { DeclaredTargets } from '../facts/ladder/ladder-policy.ts';
import { type ClassOfPath, classifyPaths } from '../facts/ladder/paths/path-class.ts';
import { type Catalog, readCatalog } from '../facts/ladder/read-catalog.ts';
import { type Objectives, readObjectives } from '../facts/ladder/read-objectives.ts';
import type { FactValues, RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import { readWorkflows } from '../facts/ladder/workflows/read-workflows.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import { CommitGraph } from '../metrics/delivery/commit-graph.ts';
import { type FirstCarriers, firstCarriers } from '../metrics/delivery/first-carriers.ts';
import { type RedLight, redLightsOf } from '../metrics/red-lights.ts';
import type { BranchRules } from '../model/records/rules-record.ts';
import { activeAuthors } from './active-authors.ts';
import { ciFound } from './ci-found.ts';
import { type ContinuousIntegration, goneAmong } from './continuous-integration.ts';
import { type Delivery, deliveryOf } from './delivery/delivery.ts';
import { type DeploymentFailures, deploymentFailures } from './delivery/deployment-failures.ts';
import { type Incidents, incidentsOf } from './delivery/incidents.ts';
import { type DeliveryMetric, instrumentedMetrics } from './delivery/instrumented.ts';
import { type PromptMerges, promptMerges } from './delivery/prompt-merges.ts';
import { type Pipelines, pipelinesOf } from './pipeline/pipelines.ts';
import { type ProfileFound, profileOf } from './profile-of.ts';
import { isSoloMaintained } from './solo.ts';
import { unbuiltPathsOf } from './unbuilt-paths.ts';

/** What several practices work out alike of what was observed: worked out once for an assessment. */
export interface DerivedValues {
  readonly workflows: readonly Workflow[];
  readonly profile: ProfileFound;
  readonly isSolo: boolean;
  /** Unknown where no run of any CI was found. */
  readonly continuousIntegration: ContinuousIntegration;
  /** Unknown where no CI ran on the default branch. */
  readonly mainRuns: Pick<ContinuousIntegration, 'inferred'> & {
    readonly runs: ContinuousIntegration['main'];
    readonly redLights: readonly RedLight[];
  };
  /** Infrastructure and configuration that CI leaves out; a fact within a fact, so that who asks need not be unknown with it. */
  readonly unbuiltPaths: Fact<readonly string[]>;
  readonly classOfPath: ClassOfPath;
  /** For practices of which only a condition asks for the rules: not knowing them is known here. */
  readonly rulesSeen: Fact<BranchRules>;
  /** Logins, in lower case, of the last 90 days. */
  readonly activeAuthors: ReadonlySet<string>;
  readonly commitGraph: CommitGraph;
  /** What came to production, by the first source that tells. */
  readonly delivery: Delivery;
  /** Which of those deployments brought a commit first. */
  readonly carriers: FirstCarriers;
  readonly incidents: Incidents;
  readonly failures: DeploymentFailures;
  /** How much of what is merged is in production a day later; always known, at least that it is not. */
  readonly promptMerges: PromptMerges;
  /** Delivery metrics that come from explicit records. */
  readonly instrumented: readonly DeliveryMetric[];
  /** What each job runs. */
  readonly jobTexts: readonly JobText[];
  readonly manifests: Manifests;
  readonly deployables: Deployables;
  readonly objectives: Objectives;
  /** What a service catalogue's files say. */
  readonly catalog: Catalog;
  readonly targets: DeclaredTargets;
  /** What the workflows' jobs do. */
  readonly pipelines: Pipelines;
  /** Of the repository, in lower case; empty where only a folder is known. */
  readonly owner: string;
  /** Rung's own report among the issues, where Rung knows of one that is open. */
  readonly reportIssue: number | null;
  /** All that was observed, for what several sources can tell: each says itself whether it is known. */
  readonly observed: RepositoryFacts['facts'];
}

type Certain = FactValues & DerivedValues;

/** `runs?` is for a practice that can tell something without `runs` too: it gets the fact, seen or not. */
type Optional = { readonly [Key in keyof Certain as `${Key}?`]: Fact<Certain[Key]> };

/** All that a practice may need, by name. */
export type LadderValues = Certain & Optional;

type Derivations = {
  readonly [Key in keyof DerivedValues]: (
    facts: LadderFacts,
    given: RepositoryFacts,
  ) => Fact<DerivedValues[Key]>;
};

const derivations: Derivations = {
  workflows: ofFiles(readWorkflows),
  jobTexts: facts => {
    const workflows = facts.get('workflows');
    if (!workflows.known) return workflows;

    return ofFiles(files => readJobTexts(workflows.value, files))(facts);
  },
  manifests: ofFiles(readManifests),
  deployables: facts => {
    const manifests = facts.get('manifests');
    if (!manifests.known) return manifests;

    return ofFiles(files => readDeployables(manifests.value, files))(facts);
  },
  objectives: ofFiles(readObjectives),
  catalog: ofFiles(readCatalog),
  targets: (_, { policy }) => known(policy.targets),
  profile: (facts, { policy }) =>
    known(
      profileOf(policy, {
        tree: valueIfKnown(facts.get('tree')) ?? [],
        workflows: valueIfKnown(facts.get('workflows')) ?? [],
        deployments: valueIfKnown(facts.get('deployments')),
      }),
    ),
  continuousIntegration: (facts, { policy }) =>
    ciFound(facts.get('runs'), facts.get('place'), valueIfKnown(facts.get('workflows')), policy),
  mainRuns: facts => {
    const ci = facts.get('continuousIntegration');
    if (!ci.known) return ci;
    const { main: runs, inferred } = ci.value;
    if (runs.length === 0) return unknown({ kind: 'source', what: 'ci' });

    const isGone = goneAmong(valueIfKnown(facts.get('workflows')));

    return known({ runs, redLights: redLightsOf(runs, isGone), inferred });
  },
  unbuiltPaths: facts => {
    const [tree, workflows, place] = [facts.get('tree'), facts.get('workflows'), facts.get('place')];
    if (!tree.known) return known(tree);
    if (!workflows.known) return known(workflows);

    return known(
      place.known ? unbuiltPathsOf(tree.value, workflows.value, place.value.defaultBranch) : place,
    );
  },
  isSolo: (facts, { policy, at }) => {
    const [commits, pulls] = [facts.get('commits'), facts.get('pullRequests')];

    return known(isSoloMaintained(policy, valueIfKnown(commits), valueIfKnown(pulls) ?? [], at));
  },
  // The tables hold without the files too; only what .gitattributes says beside them is missing then.
  classOfPath: facts => known(classifyPaths(valueIfKnown(facts.get('files')) ?? {})),
  rulesSeen: facts => known(facts.get('rules')),
  activeAuthors: (facts, { at }) =>
    mapped(facts.get('commits'), commits =>
      activeAuthors(commits, valueIfKnown(facts.get('pullRequests')) ?? [], at),
    ),
  commitGraph: facts => mapped(facts.get('commits'), commits => new CommitGraph(commits)),
  delivery: (facts, { policy, at }) =>
    deliveryOf(
      {
        ...{ place: facts.get('place'), deployments: facts.get('deployments'), runs: facts.get('runs') },
        ...{ releases: facts.get('releases'), tags: facts.get('tags') },
        workflows: valueIfKnown(facts.get('workflows')) ?? [],
        // Without commits nobody can tell a rollback; everything else about deployments stays known.
        graph: valueIfKnown(facts.get('commitGraph')) ?? new CommitGraph([]),
        isLibrary: valueIfKnown(facts.get('profile'))?.profile === 'library',
      },
      policy,
      at,
    ),
  carriers: facts =>
    bothKnown(facts.get('delivery'), facts.get('commitGraph'), ({ deployments }, graph) =>
      firstCarriers(deployments, graph),
    ),
  incidents: (facts, { policy }) => {
    const issues = facts.get('issues');
    const tree = valueIfKnown(facts.get('tree')) ?? [];

    return issues.known ? incidentsOf(issues.value, policy, tree) : issues;
  },
  failures: facts => {
    const [delivery, carriers] = [facts.get('delivery'), facts.get('carriers')];
    const [commits, pulls] = [facts.get('commits'), facts.get('pullRequests')];
    if (!delivery.known) return delivery;
    if (!carriers.known) return carriers;
    const { deployments } = delivery.value;

    return bothKnown(commits, pulls, (all, changes) =>
      deploymentFailures(
        { deployments, carriers: carriers.value, commits: all, pulls: changes },
        facts.get('incidents'),
      ),
    );
  },
  promptMerges: (facts, { at }) => {
    const [delivery, carriers, pulls] = [
      facts.get('delivery'),
      facts.get('carriers'),
      facts.get('pullRequests'),
    ];
    if (!delivery.known) return known({ cause: delivery.cause });
    if (!carriers.known) return known({ cause: carriers.cause });
    if (!pulls.known) return known({ cause: pulls.cause });

    return known(promptMerges(pulls.value, delivery.value.deployments, carriers.value, at));
  },
  instrumented: facts => instrumentedMetrics(facts.get('delivery'), facts.get('failures')),
  pipelines: (facts, given) => {
    const workflows = facts.get('workflows');
    const files = facts.get('files');
    if (!workflows.known) return workflows;

    return known(pipelinesOf(workflows.value, files.known ? files.value : {}, given));
  },
  owner: (_, { repository }) => known(/^([^/]+)\/[^/]+$/.exec(repository)?.[1]?.toLowerCase() ?? ''),
  reportIssue: (_, { reportIssue }) => known(reportIssue ?? null),
  observed: (_, given) => known(given.facts),
};

/** What the texts of files say, where they are known. */
function ofFiles<T>(read: (files: FactValues['files']) => T): (facts: LadderFacts) => Fact<T> {
  return facts => {
    const files = facts.get('files');

    return files.known ? known(read(files.value)) : files;
  };
}

/** Facts by name; each derived one is worked out at its first use. */
export interface LadderFacts {
  get<Key extends keyof LadderValues>(key: Key): Fact<LadderValues[Key]>;
}

export function ladderFacts(given: RepositoryFacts): LadderFacts {
  const derived = new Map<string, Fact<unknown>>();
  const facts: LadderFacts = {
    get(key) {
      if (key.endsWith('?')) return known(facts.get(key.slice(0, -1) as keyof Certain)) as never;
      if (key in given.facts) return given.facts[key as keyof FactValues] as never;
      const name = key as keyof DerivedValues;
      let found = derived.get(name);
      if (found === undefined) {
        found = derivations[name](facts, given);
        derived.set(name, found);
      }

      return found as never;
    },
  };

  return facts;
}
