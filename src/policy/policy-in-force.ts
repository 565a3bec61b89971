import { assemblePolicy } from './assemble-policy.ts';
import { quote } from './parse-policy-document.ts';
import type { PolicyInForce, PolicyProblem, PolicySource, Provenance } from './policy.ts';
import { type PolicyKey, policyKeys } from './policy-keys.ts';
import { readPolicyFile, type SetValue } from './read-policy-file.ts';

interface PolicyLevel {
  source: 'organization' | 'repository';
  file: string;
  values: ReadonlyMap<string, SetValue>;
  notUsedYet: string[];
  problems: PolicyProblem[];
}

/**
 * Built-in, then organization, then repository. What the organization sets is locked: the repository may only tighten
 * it. A file with problems sets nothing at all, since half a policy is none that anybody wrote; the caller may hand in
 * the last good text instead.
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

  for (const key of policyKeys) {
    const floor = organization.values.get(key.path);
    let wish = repository.values.get(key.path);
    if (floor && wish && !key.keeps(floor.value, wish.value)) {
      problems.push(loosening(key, organization.file, floor, repository.file, wish));
      wish = undefined;
    }
    const level = wish ? repository : organization;
    const decided = wish ?? floor;
    values.set(key.path, decided ? decided.value : key.builtIn);
    provenance[key.path] = decided
      ? { source: level.source, file: level.file, line: decided.line, locked: floor !== undefined }
      : { source: 'built-in', file: 'built-in', line: null, locked: false };
  }
  const notUsedYet = new Set([...organization.notUsedYet, ...repository.notUsedYet]);
  const notes = [...notUsedYet].map(path => `not-used-yet:${path}` as const);
  return { policy: assemblePolicy(values), provenance, problems, notes };
}

function readLevel(level: PolicyLevel['source'], source: PolicySource | undefined): PolicyLevel {
  if (source === undefined)
    return { source: level, file: '', values: new Map(), notUsedYet: [], problems: [] };
  const { values, notUsedYet, problems } = readPolicyFile(source);
  return {
    source: level,
    file: source.file,
    values: problems.length === 0 ? values : new Map(),
    notUsedYet,
    problems: problems.map(problem => ({ file: source.file, ...problem })),
  };
}

function loosening(
  key: PolicyKey,
  organizationFile: string,
  floor: SetValue,
  repositoryFile: string,
  wish: SetValue,
): PolicyProblem {
  const locked = `the organization locks ${quote(floor.value)} (${organizationFile} line ${floor.line})`;
  return {
    file: repositoryFile,
    line: wish.line,
    column: wish.column,
    message: `${key.path}: ${quote(wish.value)} is not applied: ${locked}, a repository may only tighten it`,
  };
}
