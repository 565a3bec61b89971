import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import { shouldRead } from '../../facts/ladder/files-to-read.ts';
import type { FactValues, RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { CoverageRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PolicyProblem } from '../../policy/policy-problem.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import type { CloneGit } from './clone-git.ts';
import { lastChanges } from './last-changes.ts';
import { readHistory } from './read-commits.ts';
import { readFiles } from './read-files.ts';
import type { CloneHead } from './read-head.ts';
import type { CloneName } from './read-origin.ts';
import { readPolicy } from './read-policy.ts';
import { readBranches, readTags } from './read-references.ts';
import { type CloneEntry, readTree } from './read-tree.ts';

export interface CloneQuestion {
  readonly git: CloneGit;
  readonly head: CloneHead;
  readonly name: CloneName;
  /** The data timestamp. */
  readonly at: Instant;
  /** Measures coverage, given the paths of the tree. */
  measure(tree: readonly string[]): Promise<Omit<CoverageRecord, 'sha' | 'at'> | undefined>;
}

export interface CollectedClone {
  readonly facts: RepositoryFacts;
  readonly policyProblems: readonly PolicyProblem[];
}

const onlyOnGitHub = unknown({ kind: 'clone' });

/** All that a clone tells of a repository; the rest is unknown, since only GitHub tells it. */
export async function collectClone(question: CloneQuestion): Promise<CollectedClone> {
  const { git, head, name, at } = question;
  const inForce = await readPolicy(git, head.defaultSha);
  const policy = ladderPolicyOf(inForce);
  const history = head.isShallow ? undefined : await readHistory(git, head.sha, at, policy.bots);
  const tree = await readTree(git, head.sha);
  const changedAt = (paths: readonly string[]) => lastChanges(git, head.sha, head.isShallow ? [] : paths, at);
  const inPart = (what: string) => unknown({ kind: 'truncated', what });

  const facts: RepositoryFacts['facts'] = {
    ...githubFacts,
    place: known({
      ...{ defaultBranch: head.defaultBranch, headSha: head.sha, headAt: head.at },
      ...{ visibility: null, isArchived: false, hasIssues: null, template: null },
    }),
    tree: tree.known ? known(tree.value.map(toTreeEntry)) : tree,
    files: await filesOf(git, tree, changedAt),
    commits: history === undefined ? inPart('commits') : known(history.commits),
    heads: history === undefined ? inPart('heads') : known(history.heads),
    tags: head.isShallow ? inPart('tags') : await readTags(git),
    branches: head.isShallow ? inPart('branches') : await readBranches(git, head, at),
    coverage: await coverageOf(question, tree),
  };

  return {
    facts: {
      ...{ schema: 1, repository: name.repository, at, policy, earlier: null, facts },
      ...(name.webUrl !== null && { webUrl: name.webUrl }),
    },
    policyProblems: inForce.problems,
  };
}

const githubFacts = {
  ...{ pullRequests: onlyOnGitHub, issues: onlyOnGitHub, milestones: onlyOnGitHub, runs: onlyOnGitHub },
  ...{ jobs: onlyOnGitHub, deployments: onlyOnGitHub, releases: onlyOnGitHub, rules: onlyOnGitHub },
  ...{ environments: onlyOnGitHub, dependencyAlerts: onlyOnGitHub, codeAlerts: onlyOnGitHub },
  ...{ secretAlerts: onlyOnGitHub, securitySettings: onlyOnGitHub, analyses: onlyOnGitHub },
  ...{ eventsSince: onlyOnGitHub, eventGaps: onlyOnGitHub, advice: onlyOnGitHub },
  ...{ storedValues: onlyOnGitHub, teams: onlyOnGitHub, properties: onlyOnGitHub },
} satisfies Partial<RepositoryFacts['facts']>;

/** A file whose content a partial clone lacks matters where a practice would have read it. */
async function filesOf(
  git: CloneGit,
  tree: Fact<readonly CloneEntry[]>,
  changedAt: Parameters<typeof readFiles>[2],
): Promise<Fact<FactValues['files']>> {
  if (!tree.known) return tree;
  if (tree.value.some(({ path, isMissing }) => isMissing && shouldRead(path)))
    return unknown({ kind: 'truncated', what: 'files' });

  return known(await readFiles(git, tree.value, changedAt));
}

const toTreeEntry = ({ path, sizeBytes, isExecutable }: CloneEntry) => ({ path, sizeBytes, isExecutable });

async function coverageOf(
  { head, measure }: CloneQuestion,
  tree: Fact<readonly CloneEntry[]>,
): Promise<Fact<FactValues['coverage']>> {
  const measured = await measure(tree.known ? tree.value.map(({ path }) => path) : []);

  return measured === undefined
    ? unknown({ kind: 'report' })
    : known([{ sha: head.sha, at: head.at, covered: measured.covered, coverable: measured.coverable }]);
}
