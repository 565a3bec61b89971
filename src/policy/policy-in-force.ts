import { assemblePolicy } from './assemble-policy.ts';
import { lockedPaths } from './locked-key.ts';
import type { PolicyInForce, PolicySource, Provenance } from './policy.ts';
import type { PolicyKey } from './policy-key.ts';
import { policyKeys } from './policy-keys.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { quote } from './quote.ts';
import { type PolicyLevel, readPolicyFile, type SetValue } from './read-policy-file.ts';

interface ReadLevel {
  readonly source: PolicyLevel;
  readonly file: string;
  readonly values: ReadonlyMap<string, SetValue>;
  readonly notUsedYet: readonly string[];
  readonly problems: readonly PolicyProblem[];
}

/**
 * Built-in, then organization, then repository: the last one that sets a key decides. What the organization locks, a
 * repository may only tighten. A file with problems sets nothing at all, since half a policy is none that anybody
 * wrote; the caller may hand in the last good text instead.
 */
export function policyInForce(sources: {
  organization?: PolicySource;
  repository?: PolicySource;
}): PolicyInForce {
  const organization = readLevel('organization', sources.organization);
  const repository = readLevel('repository', sources.repository);
  const problems = [...organization.problems, ...repository.problems];
  const values = new Map<string, unknown>();
  const provenance: Record<string, Provenance> = {};
  const locks = lockedPaths((organization.values.get('locked')?.value ?? []) as string[]);

  for (const key of policyKeys) {
    const floor = organization.values.get(key.path);
    let wish = repository.values.get(key.path);
    const locked = locks.has(key.path);
    if (locked && wish && !key.lock.keeps(floor ? floor.value : key.builtIn, wish.value)) {
      problems.push(loosening(key, organization.file, floor, repository.file, wish));
      wish = undefined;
    }
    const level = wish ? repository : organization;
    const decided = wish ?? floor;
    values.set(key.path, decided ? decided.value : key.builtIn);
    provenance[key.path] = decided
      ? { source: level.source, file: level.file, line: decided.line, locked }
      : { source: 'built-in', file: 'built-in', line: null, locked };
  }
  const notUsedYet = new Set([...organization.notUsedYet, ...repository.notUsedYet]);
  const notes = [...notUsedYet].map(path => `not-used-yet:${path}` as const);
  return { policy: assemblePolicy(values), provenance, problems, notes };
}

function readLevel(level: PolicyLevel, source: PolicySource | undefined): ReadLevel {
  if (source === undefined)
    return { source: level, file: '', values: new Map(), notUsedYet: [], problems: [] };
  const { values, notUsedYet, problems } = readPolicyFile(source.text, level);
  const isGood = problems.length === 0;
  return {
    source: level,
    file: source.file,
    values: isGood ? values : new Map(),
    notUsedYet: isGood ? notUsedYet : [],
    problems: problems.map(problem => ({ file: source.file, ...problem })),
  };
}

function loosening(
  key: PolicyKey,
  organizationFile: string,
  floor: SetValue | undefined,
  repositoryFile: string,
  wish: SetValue,
): PolicyProblem {
  const { line, column } = wish;
  const values = {
    path: key.path,
    wish: quote(wish.value),
    floor: quote(floor ? floor.value : key.builtIn),
    organizationFile,
    line: floor?.line ?? null,
  };
  return { file: repositoryFile, line, column, kind: 'looser-than-locked', values };
}
