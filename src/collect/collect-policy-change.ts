import type { RepositoryReads } from '../github/port.ts';
import { mistakenPolicyPath } from '../model/policy-path.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { changedSettings } from '../policy/changed-settings.ts';
import type { PolicyInForce, PolicySource } from '../policy/policy.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { PolicyFault, PolicyProblem } from '../policy/policy-problem.ts';
import { quote } from '../policy/quote.ts';
import type { PolicyLevel } from '../policy/read-policy-file.ts';
import type { PolicyChangeFacts } from '../practices/policy-change.ts';
import type { KeptPolicies } from '../store/port.ts';
import { fetchPolicyFile, type PolicyFileAnswer, policyPath } from './fetch-policy-file.ts';
import { keptKey } from './look-again.ts';
import { orUnknown } from './or-unknown.ts';

export interface PolicyChangeQuestion {
  readonly reads: Pick<RepositoryReads, 'pullRequestFiles' | 'fileText'>;
  readonly kept: Pick<KeptPolicies, 'find'>;
  readonly repository: RepositoryRef;
  readonly pull: PullRequest;
  /** By the base branch. */
  readonly inForce: PolicyInForce;
}

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;
/** A link or submodule in the folder's place takes the file away too. */
const watched: ReadonlySet<string> = new Set([policyPath, '.github/rung.yaml', '.github']);

/**
 * What a pull request would make of the policy. The head's file is read for this preview alone: it decides nothing
 * before it is merged.
 */
export async function collectPolicyChange(question: PolicyChangeQuestion): Promise<PolicyChangeFacts> {
  const { reads, pull } = question;
  const files = await orUnknown(reads.pullRequestFiles(pull.number));
  if (files === undefined) return nothing('unlisted');
  const touched = files.filter(isTouching);
  if (touched.length === 0) {
    const isCut = files.length >= maxListedFiles || files.length < pull.changedFiles;

    return nothing(isCut ? 'too-many-files' : 'unchanged');
  }

  const answer = await fetchPolicyFile(await readsOfHead(question, touched), pull.headSha, undefined);
  if (answer === 'unreadable') return nothing('unreadable');
  const fault = answer.fault ?? (answer.text === undefined ? displacement(touched) : undefined);
  if (fault !== undefined) {
    return { ...nothing('changed'), problems: [{ file: policyPath, line: 1, column: 1, ...fault }] };
  }

  return await preview(question, answer);
}

/** What is kept of the base was found without a file under the other name: only the pull request could bring one. */
async function readsOfHead(
  { reads, kept, repository, pull }: PolicyChangeQuestion,
  touched: readonly PullRequestFile[],
): Promise<Pick<RepositoryReads, 'fileText'>> {
  const isOwn = policyLevelOf(repository) === 'organization';
  const base = await kept.find(...keptKey(repository, isOwn ? null : pull.baseBranch));
  if (base === undefined || touched.some(({ path }) => path !== policyPath)) return reads;

  return {
    fileText: async (path, ref) =>
      path === mistakenPolicyPath ? undefined : await reads.fileText(path, ref),
  };
}

/** In an organization's `.github` repository the file is the policy of the whole organization. */
export function policyLevelOf({ name }: Pick<RepositoryRef, 'name'>): PolicyLevel {
  return name.toLowerCase() === '.github' ? 'organization' : 'repository';
}

async function preview(
  { kept, repository, inForce }: PolicyChangeQuestion,
  { text }: Exclude<PolicyFileAnswer, 'unreadable'>,
): Promise<PolicyChangeFacts> {
  const good = await kept.find(repository.owner, null);
  const organization = sourceOf(`${repository.owner}/.github → ${policyPath}`, good?.text ?? undefined);
  const proposed = sourceOf(policyPath, text);
  const level = policyLevelOf(repository);
  const before =
    level === 'organization' ? policyInForce({ ...(organization && { organization }) }) : inForce;
  const after =
    level === 'organization'
      ? policyInForce({ ...(proposed && { organization: proposed }) })
      : policyInForce({ ...(organization && { organization }), ...(proposed && { repository: proposed }) });
  const problems = after.problems.filter(problem => problem.file === policyPath);
  const isApplied = problems.every(isOfLock);

  return {
    file: text === undefined ? 'removed' : 'changed',
    problems,
    changes: isApplied ? changedSettings(before, after) : [],
    notUsedYet: after.notes.flatMap(note => (note.startsWith(notUsed) ? [note.slice(notUsed.length)] : [])),
  };
}

const notUsed = 'not-used-yet:';

function isTouching({ path, previousPath, status }: PullRequestFile): boolean {
  return watched.has(path) || (status === 'renamed' && previousPath !== null && watched.has(previousPath));
}

/** How a file that is no longer at its place got lost, unless it was removed on purpose. */
function displacement(touched: readonly PullRequestFile[]): PolicyFault | undefined {
  if (touched.some(({ path, status }) => path === '.github' && status !== 'removed'))
    return { kind: 'not-a-regular-file', values: { file: policyPath } };
  const moved = touched.find(
    ({ previousPath, status }) => previousPath === policyPath && status === 'renamed',
  );

  return moved && { kind: 'wrong-name', values: { file: policyPath, other: quote(moved.path) } };
}

function isOfLock({ kind }: PolicyProblem): boolean {
  return kind === 'looser-than-locked';
}

function sourceOf(file: string, text: string | undefined): PolicySource | undefined {
  return text === undefined ? undefined : { file, text };
}

function nothing(file: PolicyChangeFacts['file']): PolicyChangeFacts {
  return { file, problems: [], changes: [], notUsedYet: [] };
}
