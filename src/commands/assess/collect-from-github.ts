import { collectPolicy } from '../../collect/collect-policy.ts';
import { collectFacts } from '../../collect/ladder/collect-facts.ts';
import { nothingKept } from '../../collect/nothing-kept.ts';
import { known } from '../../facts/ladder/fact.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { TokenGitHub } from '../../github/create-token-github.ts';
import type { LadderReads, RepositorySeen } from '../../github/ladder/ladder-port.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import type { CommandIo } from '../command-io.ts';
import type { AssessOptions, AssessParts, SeenGitHub } from './assess-options.ts';
import { measureCoverage } from './measure-coverage.ts';
import { requestCounter } from './request-counter.ts';
import { warnOfPolicy } from './warn-of-policy.ts';

export type Place = Pick<RepositoryRef, 'owner' | 'name'>;

/** A repository as GitHub tells of it now, to the holder of a token. */
export async function collectFromGitHub(
  place: Place,
  { report, language }: Pick<AssessOptions, 'report' | 'language'>,
  io: Pick<CommandIo, 'cwd' | 'env' | 'stderr'>,
  {
    now,
    warn: say,
    openGitHub,
  }: { now: Date; warn(problem: string): void } & Pick<AssessParts, 'openGitHub'>,
): Promise<RepositoryFacts> {
  const asked = requestCounter(io.stderr, fullName(place));
  const warn = (problem: string) => {
    asked.clear();
    say(problem);
  };
  const { env: environment } = io;
  const opened = await openGitHub({ environment, now: () => now, warn, onRequest: asked.count });
  if (opened === undefined)
    throw new OperatorError(
      `${fullName(place)} is no folder here, and to ask GitHub about a repository of that name takes a token: expected GITHUB_TOKEN or GH_TOKEN with one that may read it`,
    );
  try {
    const { github, webUrl } = opened;
    const seen = await github.ladder(place).repository();
    const named = placeOf(seen);
    const inForce = await policyOf(github, named, seen, now);
    const reads = github.ladder(named);
    const given: LadderReads = { ...reads, repository: async () => seen };
    const facts = await collectFacts(given, ladderPolicyOf(inForce), now.getTime());
    tellPolicy(inForce, named, opened, language, warn);
    const url = `${webUrl}/${facts.repository}`;

    return await withCoverage({ ...facts, webUrl: url }, github.fileText(named), {
      ...{ globs: report, cwd: io.cwd, warn },
    });
  } catch (error) {
    throw error instanceof GatewayError ? told(error, place, opened) : error;
  } finally {
    asked.clear();
  }
}

/** GitHub answers for a renamed repository under its new name. */
function placeOf({ fullName: name }: RepositorySeen): Place {
  const slash = name.indexOf('/');
  return { owner: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** Nothing is kept between two calls of the command, so no file of yesterday is in force. */
function policyOf(
  github: TokenGitHub,
  place: Place,
  { defaultBranch }: RepositorySeen,
  now: Date,
): Promise<PolicyInForce> {
  const { owner } = place;
  return collectPolicy({
    ...{ kept: nothingKept, baseBranch: defaultBranch, now: () => now },
    // Its numbers are keys of what is kept.
    repository: { ...place, installationId: 0, id: 0 },
    reads: github.fileText(place),
    organizationReads: async () => github.fileText({ owner, name: '.github' }),
  });
}

function tellPolicy(
  { problems, notes }: PolicyInForce,
  { owner }: Place,
  { tokenName }: SeenGitHub,
  language: AssessOptions['language'],
  warn: (problem: string) => void,
): void {
  const unreadable = {
    'repository-unreadable': 'the repository',
    'organization-unreadable': `${owner}/.github`,
  };
  for (const [note, whose] of Object.entries(unreadable))
    if (notes.some(one => one === note))
      warn(`the token in ${tokenName} may not read the policy of ${whose}: it is not in force here`);
  warnOfPolicy(problems, language, warn);
}

async function withCoverage(
  facts: RepositoryFacts,
  reads: ReturnType<TokenGitHub['fileText']>,
  { globs, ...rest }: { globs: readonly string[]; cwd: string; warn(problem: string): void },
): Promise<RepositoryFacts> {
  const { place, tree } = facts.facts;
  if (globs.length === 0 || !place.known) return facts;
  const { headSha: sha, headAt: at } = place.value;
  const { covered, coverable } = await measureCoverage({
    ...{ globs, ...rest, tree: tree.known ? tree.value.map(({ path }) => path) : [] },
    textOf: path => reads.fileText(path, sha),
  });

  return { ...facts, facts: { ...facts.facts, coverage: known([{ sha, at, covered, coverable }]) } };
}

/** In words for a person with a token, who can do something about it. */
function told(error: GatewayError, place: Place, { tokenName }: SeenGitHub): GatewayError {
  const { kind, status, retryAfterSeconds } = error;
  const message = {
    'not-found': `GitHub has no repository ${fullName(place)}, or the token in ${tokenName} may not see it`,
    'rate-limited': `GitHub's limit for the token in ${tokenName} is reached: it answers again in ${retryAfterSeconds} s`,
  }[kind as string];

  return message === undefined
    ? error
    : new GatewayError(kind, message, { status, retryAfterSeconds, cause: error });
}
