import { collectReviewQueue, maxLookedAt } from '../collect/collect-review-queue.ts';
import type { OpenWork } from '../facts/open-work.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { waiverOf } from '../model/waiver.ts';
import { authorLimits } from '../policy/author-limits.ts';
import { countedWork, judgeWipLimit, ownLimitOf } from '../practices/wip-limit.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { type ReviewQueue, type WipView, wipNote, wipOutput } from '../render/wip-output.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { subjectOf } from './subject.ts';
import type { Verdict } from './verdict.ts';

const builtIn = { source: 'built-in' as const, file: 'built-in', line: null, locked: false };

/** Does the author stay within the limit of open, ready pull requests? Counted in the index, without a request. */
export async function judgeWipLimitOf(
  services: Services,
  question: Pick<CommitQuestion, 'repository' | 'headSha' | 'pulls'>,
  judged: JudgedPullRequest,
): Promise<Verdict> {
  const { pull, policy } = judged;
  const { repository } = question;
  const setting = policy.policy.checks['wip-limit'];
  const own = ownLimitOf(authorLimits(policy), pull.authorLogin);
  const [limit, countsDrafts] = [own?.limit ?? setting['per-author'], setting['count-drafts']];
  const limitKey = own === null ? 'checks.wip-limit.per-author' : 'checks.wip-limit.authors';
  const finding = judgeWipLimit(await openWorkOf(services, repository, pull), { limit, countsDrafts });
  const isOver = finding.answer === 'unmet';
  const waiver = waiverOf(judged.waivers, 'wip-limit');
  const view: WipView = {
    finding,
    subject: subjectOf(services, question, judged),
    ...{ limit, limitKey, countsDrafts },
    limitProvenance: policy.provenance[limitKey] ?? builtIn,
    // What is never red blocks nothing, whoever requires it.
    rule: { mode: 'advise', modeSetting: modeSetting(policy, 'wip-limit'), required: undefined },
    queue: isOver ? await reviewQueueFor(services, repository, judged) : { waiting: [], hasMore: false },
    waiver,
    policyNotices: policy,
    now: services.now(),
  };
  const { language } = policy.policy;

  return {
    topic: 'wip-limit',
    pullRequest: pull.number,
    conclusion: conclusionOf(finding.answer, 'advise', pull.draft),
    output: say(services, language, texts => wipOutput(texts, view)),
    note: isOver && waiver === null ? sayNote(services, language, texts => wipNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: isOver && waiver !== null,
      figures: {
        ...{ open: countedWork(finding.evidence, countsDrafts).length, limit },
        // What was kept before it could be said has no such figure.
        ...(countsDrafts && { countsDrafts }),
      } satisfies WipFigures,
    },
  };
}

/** What is kept of a finding: enough to tell whether another count would change the answer. */
export interface WipFigures {
  readonly open: number;
  readonly limit: number;
  readonly countsDrafts?: boolean;
}

async function openWorkOf(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
): Promise<OpenWork> {
  const { authorId, authorIsBot, draft, number } = pull;
  if (authorId === null) return { author: 'deleted', draft, open: [], drafts: [] };
  if (authorIsBot) return { author: 'app', draft, open: [], drafts: [] };

  const indexed = await services.store.pullRequests.openByAuthor(repository.id, authorId);
  const all = [...indexed.filter(one => one.number !== number), { number, draft }];
  const numbersOf = (isDraft: boolean) =>
    all
      .filter(one => one.draft === isDraft)
      .map(one => one.number)
      .toSorted((a, b) => a - b);

  return { author: 'person', draft, open: numbersOf(false), drafts: numbersOf(true) };
}

/** What the author could review instead of opening more. */
async function reviewQueueFor(
  services: Services,
  repository: RepositoryRef,
  { pull, policy }: JudgedPullRequest,
): Promise<ReviewQueue> {
  const candidates = await services.store.pullRequests.longestReady(
    repository.id,
    pull.authorId ?? 0,
    maxLookedAt + 1,
  );
  const waiting = await collectReviewQueue(services.github.reads(repository), candidates, policy.policy.bots);

  return { waiting, hasMore: candidates.length > maxLookedAt };
}
