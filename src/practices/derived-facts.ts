import { type JobText, readJobTexts } from '../facts/ladder/commands/read-job-texts.ts';
import type { Deployables } from '../facts/ladder/deployables/deployable.ts';
import {
  type Manifests,
  readDeployables,
  readManifests,
} from '../facts/ladder/deployables/read-deployables.ts';
import type { Fact } from '../facts/ladder/fact.ts';
import { known } from '../facts/ladder/fact.ts';
import type { DeclaredTargets } from '../facts/ladder/ladder-policy.ts';
import { type Catalog, readCatalog } from '../facts/ladder/read-catalog.ts';
import { type Objectives, readObjectives } from '../facts/ladder/read-objectives.ts';
import type { FactValues, RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import { readWorkflows } from '../facts/ladder/workflows/read-workflows.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import { type ProfileFound, profileOf } from './profile-of.ts';
import { isSoloMaintained } from './solo.ts';

/** What several practices work out alike of what was observed: worked out once for an assessment. */
export interface DerivedValues {
  readonly workflows: readonly Workflow[];
  readonly profile: ProfileFound;
  readonly isSolo: boolean;
  /** What each job runs. */
  readonly jobTexts: readonly JobText[];
  readonly manifests: Manifests;
  readonly deployables: Deployables;
  readonly objectives: Objectives;
  /** What a service catalogue's files say. */
  readonly catalog: Catalog;
  readonly targets: DeclaredTargets;
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
  isSolo: (facts, { policy, at }) => known(isSoloMaintained(policy, valueIfKnown(facts.get('commits')), at)),
};

/** What the texts of files say, where they are known. */
function ofFiles<T>(read: (files: FactValues['files']) => T): (facts: LadderFacts) => Fact<T> {
  return facts => {
    const files = facts.get('files');

    return files.known ? known(read(files.value)) : files;
  };
}

const valueIfKnown = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

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
