import type { RepositoryReads } from '../github/port.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { PolicyInForce, PolicyNote, PolicySource } from '../policy/policy.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { PolicyProblem } from '../policy/policy-problem.ts';
import { type PolicyLevel, readPolicyFile } from '../policy/read-policy-file.ts';
import type { KeptPolicies, KeptPolicy } from '../store/port.ts';
import { fetchPolicyFile, type PolicyFileAnswer, policyPath } from './fetch-policy-file.ts';

export interface PolicyQuestion {
  reads: Pick<RepositoryReads, 'fileText'>;
  /** Undefined when the organization's `.github` repository is not in the installation. */
  organizationReads: Pick<RepositoryReads, 'fileText'> | undefined;
  kept: KeptPolicies;
  repository: RepositoryRef;
  /** Of the pull request or the group. Read by name, never by a SHA: a fork's commits answer to their SHA here too. */
  baseBranch: string;
  now: () => Date;
}

/**
 * The policy of the base branch over the organization's. While a file is unreadable or has problems, its last good
 * text stays in force. Rejects with GatewayError when GitHub should be asked again later.
 */
export async function collectPolicy(question: PolicyQuestion): Promise<PolicyInForce> {
  const { repository, reads, organizationReads, baseBranch } = question;
  const branch = `refs/heads/${baseBranch}`;
  const [organization, own] = await Promise.all([
    settle(question, {
      level: 'organization',
      file: `${repository.owner}/.github → ${policyPath}`,
      keptUnder: [repository.owner, null],
      fetch: async known =>
        organizationReads ? await fetchPolicyFile(organizationReads, 'HEAD', known) : 'unreadable',
    }),
    settle(question, {
      level: 'repository',
      file: policyPath,
      // The branch stands where the owner does: a pull request into a branch of one's own must not replace what is
      // kept of the main branch.
      keptUnder: [branch, repository.id],
      fetch: known => fetchPolicyFile(reads, branch, known),
    }),
  ]);
  const inForce = policyInForce({
    ...(organization.source && { organization: organization.source }),
    ...(own.source && { repository: own.source }),
  });
  return {
    ...inForce,
    problems: [...organization.problems, ...own.problems, ...inForce.problems],
    notes: [...organization.notes, ...own.notes, ...inForce.notes],
  };
}

interface PolicyPlace {
  level: PolicyLevel;
  file: string;
  keptUnder: [owner: string, repositoryId: number | null];
  fetch(known: string | null | undefined): Promise<PolicyFileAnswer>;
}

interface SettledSource {
  source: PolicySource | undefined;
  problems: PolicyProblem[];
  notes: PolicyNote[];
}

/** The file as it stands when it is good, else the last good one. */
async function settle({ kept, now }: PolicyQuestion, place: PolicyPlace): Promise<SettledSource> {
  const { level, file, keptUnder } = place;
  const lastGood = await kept.find(...keptUnder);
  const isFresh = lastGood !== undefined && !isOld(lastGood, now());
  const answer = await place.fetch(isFresh ? lastGood.text : undefined);
  const problems = answer === 'unreadable' ? [] : problemsOf(answer, file, level);

  if (answer === 'unreadable' || problems.length > 0) {
    const notes: PolicyNote[] = answer === 'unreadable' ? [`${level}-unreadable`] : [];
    if (lastGood) notes.push(`${level}-kept`);
    return { source: sourceOf(file, lastGood?.text), problems, notes };
  }
  const text = answer.text ?? null;
  if (isStale(lastGood, text, now())) await kept.keep(...keptUnder, { text, sha: null, readAt: now() });
  return { source: sourceOf(file, text), problems, notes: [] };
}

function problemsOf(
  answer: Exclude<PolicyFileAnswer, 'unreadable'>,
  file: string,
  level: PolicyLevel,
): PolicyProblem[] {
  if (answer.fault !== undefined) return [{ file, line: 1, column: 1, ...answer.fault }];
  if (answer.text === undefined) return [];
  return readPolicyFile(answer.text, level).problems.map(problem => ({ file, ...problem }));
}

function sourceOf(file: string, text: string | null | undefined): PolicySource | undefined {
  return text === null || text === undefined ? undefined : { file, text };
}

const refreshAfterMs = 3_600_000;

/** Spares a write on every evaluation, and keeps `readAt` true to the hour. */
function isStale(lastGood: KeptPolicy | undefined, text: string | null, now: Date): boolean {
  return lastGood === undefined || lastGood.text !== text || isOld(lastGood, now);
}

function isOld(kept: KeptPolicy, now: Date): boolean {
  return now.getTime() - kept.readAt.getTime() > refreshAfterMs;
}
