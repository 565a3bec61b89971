import { type CiSeen, ciState } from '../collect/collect-ci.ts';
import { collectReleasedChanges } from '../collect/collect-released-changes.ts';
import { awaitsApproval } from '../facts/ci-runs.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { fullName } from '../model/repository.ts';
import { type CiStatusFacts, mayStillCome } from '../practices/ci-status.ts';
import { judgeRelease, type ReleaseFacts, type ReleaseFinding } from '../practices/release/release.ts';
import { workItemReference } from '../practices/release/work-item-reference.ts';
import { webLinks } from '../render/link.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { releaseOutput } from '../render/release-output.ts';
import type { Subject } from '../render/subject.ts';
import { failedOutput } from '../render/waiting-output.ts';
import { isWorthRetrying } from './judge-contained.ts';
import type { ReleaseQuestion } from './release-question.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { Verdict } from './verdict.ts';
import { wholeCoverageOf } from './whole-coverage-of.ts';

/** `waiting` while a status or a foreign check of the commit is still to come and the deadline has not passed. */
export async function judgeReleaseOn(
  services: Services,
  question: ReleaseQuestion,
  seen: CiSeen,
): Promise<Verdict | 'waiting'> {
  const { policy, deadline } = question;
  const ci: CiStatusFacts = {
    ci: ciState(seen, undefined, services.github.appId, policy.policy.checks['ci-status'].ignore),
    targetBranch: { state: 'unknown' },
    mergeConflict: false,
    runsAwaitApproval: seen.runs.some(awaitsApproval),
  };
  if (mayStillCome(ci) && services.now() < deadline) return 'waiting';
  try {
    const facts = await collectFacts(services, question, ci);

    return verdictOf(services, question, judgeRelease(facts, workItemReference(policy.policy['work-items'])));
  } catch (error) {
    if (isWorthRetrying(error)) throw error;

    return failed(services, question, error);
  }
}

async function collectFacts(
  services: Services,
  question: ReleaseQuestion,
  ci: CiStatusFacts,
): Promise<ReleaseFacts> {
  const { repository, headSha, releases, runs, policy } = question;
  const reads = services.github.reads(repository);
  const onSameCommit = new Set(releases.map(release => release.id));
  const { bots } = policy.policy;
  const { commit } = webLinks(services.webUrl, fullName(repository));
  const [coverage, ...changes] = await Promise.all([
    wholeCoverageOf(services, { repository, headSha, runs }, policy.policy),
    ...releases.map(async release => ({
      release,
      changes: await collectReleasedChanges({
        ...{ reads, release, headSha, onSameCommit, bots },
        commitUrl: commit,
      }),
    })),
  ]);

  return { ci, coverage, releases: changes };
}

function verdictOf(services: Services, question: ReleaseQuestion, finding: ReleaseFinding): Verdict {
  const { mode, policy } = question;
  const view = {
    finding,
    subject: subjectOf(services, question),
    rule: { mode, modeSetting: modeSetting(policy, 'release'), required: false },
    policyNotices: policy,
  };
  const { coverage, ci, releases } = finding;

  return {
    topic: 'release',
    pullRequest: null,
    conclusion: conclusionOf(finding.answer, mode, false),
    output: say(services, policy.policy.language, texts => releaseOutput(texts, view)),
    note: null,
    finding: {
      answer: finding.answer,
      reason: null,
      figures: {
        ci: ci.answer,
        lines: coverage.evidence.lines,
        covered: coverage.evidence.covered,
        releases: releases.map(one => ({
          id: one.release.id,
          tag: one.release.tag,
          judged: one['work-items'].evidence.judged,
          linked: one['work-items'].evidence.linked,
          notes: one.notes.answer,
          sbom: one.sbom.answer,
          provenance: one.provenance.answer,
        })),
      },
    },
  };
}

function subjectOf(services: Services, { repository, headSha, branch }: ReleaseQuestion): Subject {
  return {
    repository: fullName(repository),
    owner: repository.owner,
    headSha,
    baseBranch: branch,
    fromFork: false,
    draft: false,
    siblings: [],
    links: webLinks(services.webUrl, fullName(repository)),
  };
}

function failed(services: Services, question: ReleaseQuestion, error: unknown): Verdict {
  const { repository, headSha, policy } = question;
  services.log.error({ err: error, repositoryId: repository.id, headSha }, 'release could not be judged');

  return {
    topic: 'release',
    pullRequest: null,
    conclusion: 'neutral',
    output: say(services, policy.policy.language, texts =>
      failedOutput(texts, 'release', error instanceof GatewayError ? error.message : null),
    ),
    note: null,
    finding: { answer: 'unknown', reason: 'failed', figures: {} },
  };
}
