import type { RepositoryReads } from '../github/port.ts';
import { isPolicyRepository } from '../model/policy-path.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { PolicyInForce, PolicyNote, PolicySource } from '../policy/policy.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { PolicyProblem } from '../policy/policy-problem.ts';
import { type PolicyLevel, readPolicyFile } from '../policy/read-policy-file.ts';
import type { KeptPolicies } from '../store/port.ts';
import { fetchPolicyFile, type PolicyFileAnswer, policyPath } from './fetch-policy-file.ts';
import { isOutdated, type KeptKey, keptKey } from './look-again.ts';

const minuteMs = 60_000;
const refreshAfterMs = 60 * minuteMs;

export interface PolicyQuestion {
  reads: Pick<RepositoryReads, 'fileText'>;
  /** Resolves to undefined when the organization's `.github` repository is not in the installation. */
  organizationReads(options: { anew: boolean }): Promise<Pick<RepositoryReads, 'fileText'> | undefined>;
  kept: KeptPolicies;
  repository: RepositoryRef;
  /** Of the pull request or the group. Read by name, never by a SHA: a fork's commits answer to their SHA here too. */
  baseBranch: string;
  /** The commit that it is at, where that is known. */
  head?: string | null;
  now: () => Date;
}

/**
 * The policy of the base branch over the organization's. While a file is unreadable or has problems, its last good
 * text stays in force. Rejects with GatewayError when GitHub should be asked again later.
 */
export async function collectPolicy(question: PolicyQuestion): Promise<PolicyInForce> {
  const { repository, reads, organizationReads, baseBranch, head = null } = question;
  const [organization, own] = await Promise.all([
    settle(question, {
      level: 'organization',
      file: `${repository.owner}/.github → ${policyPath}`,
      key: keptKey(repository, null),
      ...{ believedForMs: 5 * minuteMs, head: null },
      async fetch(known, anew) {
        const found = await organizationReads({ anew });
        return found ? await fetchPolicyFile(found, 'HEAD', known) : 'unreadable';
      },
    }),
    // There the file is the organization's: it rules that repository as it rules all others.
    isPolicyRepository(repository)
      ? noSource
      : settle(question, {
          level: 'repository',
          file: policyPath,
          key: keptKey(repository, baseBranch),
          ...{ believedForMs: 0, head },
          fetch: known => fetchPolicyFile(reads, `refs/heads/${baseBranch}`, known),
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
  key: KeptKey;
  /** So long the absence of the file is believed without a request, until a push says otherwise: GitHub counts each. */
  believedForMs: number;
  /** What was good at this commit is good at it for ever. */
  head: string | null;
  fetch(known: string | null | undefined, anew: boolean): Promise<PolicyFileAnswer>;
}

interface SettledSource {
  source: PolicySource | undefined;
  problems: PolicyProblem[];
  notes: PolicyNote[];
}

const noSource: SettledSource = { source: undefined, problems: [], notes: [] };

/** The file as it stands when it is good, else the last good one. */
async function settle({ kept, now }: PolicyQuestion, place: PolicyPlace): Promise<SettledSource> {
  const { level, file, key, believedForMs, head } = place;
  const lastGood = await kept.find(...key);
  const ageMs =
    lastGood === undefined ? Number.POSITIVE_INFINITY : now().getTime() - lastGood.readAt.getTime();
  if (lastGood?.text === null && ageMs < believedForMs) return noSource;
  if (lastGood !== undefined && head !== null && lastGood.sha === head && !isOutdated(lastGood))
    return { source: sourceOf(file, lastGood.text), problems: [], notes: [] };

  // Only a whole look, under the other name too, tells what is there at a commit.
  const known = head !== null || ageMs > refreshAfterMs ? undefined : lastGood?.text;
  const answer = await place.fetch(known, lastGood !== undefined && isOutdated(lastGood));
  const problems = answer === 'unreadable' ? [] : problemsOf(answer, file, level);

  if (answer === 'unreadable' || problems.length > 0) {
    const notes: PolicyNote[] = answer === 'unreadable' ? [`${level}-unreadable`] : [];
    if (lastGood) notes.push(`${level}-kept`);
    return { source: sourceOf(file, lastGood?.text), problems, notes };
  }
  const text = answer.text ?? null;
  // Spares a write on every evaluation, and keeps `readAt` true enough.
  const rewrittenAfterMs = text === null && believedForMs > 0 ? believedForMs : refreshAfterMs;
  const sha = head ?? (lastGood?.text === text ? lastGood.sha : null);
  if (lastGood?.text !== text || lastGood.sha !== sha || ageMs > rewrittenAfterMs)
    await kept.keep(...key, { text, sha, readAt: now() });
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
