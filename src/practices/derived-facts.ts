import type { Fact } from '../facts/ladder/fact.ts';
import { known } from '../facts/ladder/fact.ts';
import type { FactValues, RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import { readWorkflows } from '../facts/ladder/workflows/read-workflows.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import { type Pipelines, pipelinesOf } from './pipeline/pipelines.ts';
import { type ProfileFound, profileOf } from './profile-of.ts';
import { isSoloMaintained } from './solo.ts';

/** What several practices work out alike of what was observed: worked out once for an assessment. */
export interface DerivedValues {
  readonly workflows: readonly Workflow[];
  readonly profile: ProfileFound;
  readonly isSolo: boolean;
  /** What the workflows' jobs do. */
  readonly pipelines: Pipelines;
  /** Of the repository, in lower case; empty where only a folder is known. */
  readonly owner: string;
  /** All that was observed, for what several sources can tell: each says itself whether it is known. */
  readonly observed: RepositoryFacts['facts'];
}

/** All that a practice may need, by name. */
export type LadderValues = FactValues & DerivedValues;

type Derivations = {
  readonly [Key in keyof DerivedValues]: (
    facts: LadderFacts,
    given: RepositoryFacts,
  ) => Fact<DerivedValues[Key]>;
};

const derivations: Derivations = {
  workflows: facts => {
    const files = facts.get('files');

    return files.known ? known(readWorkflows(files.value)) : files;
  },
  profile: (facts, { policy }) =>
    known(
      profileOf(policy, {
        tree: valueIfKnown(facts.get('tree')) ?? [],
        workflows: valueIfKnown(facts.get('workflows')) ?? [],
        deployments: valueIfKnown(facts.get('deployments')),
      }),
    ),
  isSolo: (facts, { policy, at }) => known(isSoloMaintained(policy, valueIfKnown(facts.get('commits')), at)),
  pipelines: (facts, given) => {
    const workflows = facts.get('workflows');
    const files = facts.get('files');
    if (!workflows.known) return workflows;

    return known(pipelinesOf(workflows.value, files.known ? files.value : {}, given));
  },
  owner: (_, { repository }) => known(/^([^/]+)\/[^/]+$/.exec(repository)?.[1]?.toLowerCase() ?? ''),
  observed: (_, given) => known(given.facts),
};

const valueIfKnown = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

/** Facts by name; each derived one is worked out at its first use. */
export interface LadderFacts {
  get<Key extends keyof LadderValues>(key: Key): Fact<LadderValues[Key]>;
}

export function ladderFacts(given: RepositoryFacts): LadderFacts {
  const derived = new Map<string, Fact<unknown>>();
  const facts: LadderFacts = {
    get(key) {
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
