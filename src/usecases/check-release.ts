import { collectCiSeen } from '../collect/collect-ci.ts';
import { orUnknown } from '../collect/or-unknown.ts';
import { latestRuns } from '../facts/ci-runs.ts';
import { type Inputs, inputsOf } from '../facts/inputs.ts';
import type { ReleaseRef } from '../model/release.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { effectiveMode } from '../policy/effective-mode.ts';
import { inputKeyOf, storedKey } from '../publish/input-key.ts';
import { concludeEvaluation, isOpen, openEvaluation, type Published } from '../publish/publish-evaluation.ts';
import { waitingOutput } from '../render/waiting-output.ts';
import type { Checked } from './check-pull-request.ts';
import { type FoundRelease, findRelease, findReleasesOn } from './find-release.ts';
import { judgeReleaseOn } from './judge-release.ts';
import { policyOf } from './policy-of.ts';
import { publishingOf } from './publishing.ts';
import type { ReleaseQuestion } from './release-question.ts';
import { saveAssessment } from './save-assessment.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';

const busyRetryMs = 1_000;

/** `ask`: releases whose job has to answer instead, or for the commit that this one has left. */
export interface ReleaseChecked extends Checked {
  readonly ask: readonly ReleaseRef[];
}

/**
 * Judges the commit of a published release, with every release on it, from GitHub's present state. An answer stands while
 * something runs on the commit again, such as a nightly workflow: only what somebody asks for anew is opened anew.
 */
export async function checkRelease(services: Services, ref: ReleaseRef): Promise<ReleaseChecked> {
  const { repository, releaseId } = ref;
  const knownOn = await services.store.releases.commitOf(repository.id, releaseId);
  const found = await findRelease(services, ref);
  const headSha = typeof found === 'string' ? undefined : found.headSha;
  const commits = new Set([knownOn, headSha].filter(sha => sha !== undefined));
  const speakers = await Promise.all([...commits].map(sha => speakerOf(services, repository, sha)));
  const ask = speakers.filter(speaker => speaker !== undefined).filter(one => one.releaseId !== releaseId);
  if (typeof found === 'string')
    services.log.info({ repositoryId: repository.id, releaseId, reason: found }, 'release not judged');
  const speaksHere = speakers.some(speaker => speaker?.releaseId === releaseId);
  if (typeof found === 'string' || !speaksHere) return { recheckAt: null, ask };

  return { ...(await check(services, ref, found)), ask };
}

/** One job asks for all releases of a commit, the newest one's: else each would read all the others. */
async function speakerOf(
  services: Services,
  repository: RepositoryRef,
  headSha: string,
): Promise<ReleaseRef | undefined> {
  return (await services.store.releases.onCommit(repository.id, headSha)).at(-1);
}

async function check(services: Services, ref: ReleaseRef, found: FoundRelease): Promise<Checked> {
  const question = await askAbout(services, ref, found);
  if (question === undefined) return { recheckAt: null };

  const { inputs } = question;
  if (inputs.state === 'final' || inputs.state === 'overdue') return await conclude(services, question);

  return await wait(services, question, inputs.state === 'quiet' ? inputs.at : null);
}

async function askAbout(
  services: Services,
  ref: ReleaseRef,
  found: FoundRelease,
): Promise<ReleaseQuestion | undefined> {
  const { repository } = ref;
  const { headSha } = found;
  const reads = services.github.reads(repository);
  const branch = await orUnknown(reads.defaultBranch());
  if (branch === undefined) return undefined;
  const policy = await policyOf(services, repository, branch);
  const mode = effectiveMode(policy.policy, 'release');
  if (mode === 'off') {
    await services.store.releases.remove(repository.id, ref.releaseId);

    return undefined;
  }
  const [releases, runs, latest] = await Promise.all([
    findReleasesOn(services, repository, headSha, found),
    orUnknown(reads.workflowRuns(headSha)),
    services.store.evaluations.latest(repository.id, headSha, 'release'),
  ]);
  const deadline = isOpen(latest)
    ? latest.deadline
    : new Date(services.now().getTime() + services.timing.deadlineMs);
  const question = {
    repository,
    headSha,
    branch,
    policy,
    mode,
    releases,
    runs: runs ?? [],
    latest,
    deadline,
  };

  return { ...question, inputs: inputsFor(services, question) };
}

/** A workflow that the tag or the release starts appears a moment later: the quiet time counts from the publication too. */
function inputsFor(services: Services, question: Omit<ReleaseQuestion, 'inputs'>): Inputs {
  const { runs, releases, deadline, latest } = question;
  const now = services.now();
  const { quietMs } = services.timing;
  const aheadMs = services.app.githubTime().getTime() - now.getTime();
  const inputs = inputsOf({
    runs: latestRuns(runs),
    isRelevant: () => true,
    now,
    firstSeenAt: latest?.startedAt ?? now,
    sentAt: [],
    deadline,
    quietMs,
    aheadMs,
  });
  const published = Math.max(...releases.map(release => release.publishedAt?.getTime() ?? 0));
  const quietAt = new Date(Math.min(published - aheadMs, now.getTime()) + quietMs);

  return inputs.state === 'final' && quietAt > now ? { state: 'quiet', at: quietAt } : inputs;
}

async function conclude(services: Services, question: ReleaseQuestion): Promise<Checked> {
  const { repository, headSha, releases, policy, mode, latest } = question;
  const reads = services.github.reads(repository);
  const seen = await collectCiSeen(reads, headSha, latestRuns(question.runs), services.github.appId);
  const inputHash = storedKey(
    inputKeyOf(question.runs, seen, [releases, policy.policy, mode, policy.problems, policy.notes]),
  );
  if (latest !== undefined && !isOpen(latest) && latest.inputHash === inputHash) return { recheckAt: null };

  const verdict = await judgeReleaseOn(services, question, seen);
  if (verdict === 'waiting') return await wait(services, question, null);

  await saveAssessment(services, question, [verdict]);
  const published = await concludeEvaluation(publishingOf(services), targetOf(question), {
    conclusion: verdict.conclusion,
    output: verdict.output,
    // What failed is tried again at the next event, whatever it is.
    inputHash: verdict.finding.reason === 'failed' ? null : inputHash,
  });

  return afterWriting(services, published, null);
}

async function wait(services: Services, question: ReleaseQuestion, recheckAt: Date | null): Promise<Checked> {
  const { inputs, latest, policy, deadline } = question;
  const stands = latest !== undefined && !isOpen(latest) && latest.inputHash !== null;
  if (stands) return { recheckAt };

  const runs = inputs.state === 'running' ? inputs.runs : [];
  const output = say(services, policy.policy.language, texts => waitingOutput(texts, 'release', runs));
  const published = await openEvaluation(publishingOf(services), targetOf(question), deadline, output);

  return afterWriting(services, published, recheckAt);
}

function afterWriting(services: Services, published: Published, recheckAt: Date | null): Checked {
  return published === 'busy'
    ? { recheckAt: new Date(services.now().getTime() + busyRetryMs) }
    : { recheckAt };
}

function targetOf({ repository, headSha }: ReleaseQuestion) {
  return { repository, headSha, topic: 'release' } as const;
}
