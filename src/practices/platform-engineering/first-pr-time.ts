import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { median } from '../../metrics/statistics.ts';
import { minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

const yearDays = 365;
/** Whoever was seen within so many days of the beginning of the records may have been there before. */
const founderDays = 30;

export const firstPrTime = definePractice({
  id: 'first-pr-time',
  domain: 'platform-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('days', { 3: 14, 4: 5, 5: 2 }),
  lines: 'judgement',
  needs: ['pullRequests', 'issues?', 'commits?'],

  evaluate({ pullRequests, 'issues?': issues, 'commits?': commits }, { at }) {
    const acts = [
      ...actsInPulls(pullRequests),
      ...(issues.known ? actsInIssues(issues.value) : []),
      ...(commits.known ? commits.value.flatMap(({ author, authoredAt }) => act(author, authoredAt)) : []),
    ].filter(({ when }) => when > at - yearDays * dayMs && when <= at);
    const firsts = firstOf(acts);
    const start = Math.max(
      earliest([...firsts.values()], at) + founderDays * dayMs,
      knownFrom(pullRequests, at),
    );
    const newcomers = [...firsts].filter(([, first]) => first >= start);
    const landed = newcomers.flatMap(([login, first]) => landingOf(login, first, pullRequests, at));
    if (landed.length === 0) return nothingOf('newcomers');
    if (landed.length < minimumSamples.ofMean)
      return unknownBecause({ kind: 'samples', n: landed.length, minimum: minimumSamples.ofMean });

    return assessed(median(landed.map(({ days }) => days)) ?? 0, {
      samples: landed.length,
      windowDays: yearDays,
      isAtLeast: landed.some(({ isOpen }) => isOpen),
      evidence: landed
        .toSorted((a, b) => b.days - a.days)
        .slice(0, keptEvidence)
        .map(({ pull }) => pullEvidence(pull)),
      figures: { newcomers: landed.length, open: landed.filter(({ isOpen }) => isOpen).length },
    });
  },
});

const earliest = (times: readonly Instant[], at: Instant): Instant =>
  times.reduce((first, time) => Math.min(first, time), at);

/** Whatever was merged since then is known; of who came before it the first merge may be missing. */
const knownFrom = (pulls: FactValues['pullRequests'], at: Instant): Instant =>
  earliest(
    pulls.map(({ updatedAt }) => updatedAt),
    at,
  );

interface Act {
  readonly login: string;
  readonly when: Instant;
}

const act = (account: PullRequestRecord['author'], when: Instant): readonly Act[] =>
  isHuman(account) ? [{ login: account.login.toLowerCase(), when }] : [];

const actsInPulls = (pulls: FactValues['pullRequests']): readonly Act[] =>
  pulls.flatMap(({ author, openedAt, reviews }) => [
    ...act(author, openedAt),
    ...(reviews ?? []).flatMap(review => act(review.author, review.at)),
  ]);

const actsInIssues = (issues: FactValues['issues']): readonly Act[] =>
  issues.flatMap(({ author, openedAt, events }) => [
    ...act(author, openedAt),
    ...(events ?? []).filter(({ kind }) => kind === 'commented').flatMap(({ by, at }) => act(by, at)),
  ]);

function firstOf(acts: readonly Act[]): ReadonlyMap<string, Instant> {
  const firsts = new Map<string, Instant>();
  for (const { login, when } of acts) firsts.set(login, Math.min(when, firsts.get(login) ?? when));

  return firsts;
}

interface Landing {
  readonly pull: PullRequestRecord;
  readonly days: number;
  readonly isOpen: boolean;
}

/** From what somebody did first to their first merge; while none is merged and one is open, up to now. */
function landingOf(
  login: string,
  first: Instant,
  pulls: readonly PullRequestRecord[],
  at: Instant,
): readonly Landing[] {
  const own = pulls.filter(({ author }) => author?.login.toLowerCase() === login);
  const merged = own
    .filter(({ mergedAt }) => mergedAt !== null && mergedAt <= at)
    .toSorted((a, b) => (a.mergedAt ?? 0) - (b.mergedAt ?? 0))[0];
  const open = own.find(({ closedAt }) => closedAt === null);
  const pull = merged ?? open;
  if (pull === undefined) return [];

  return [{ pull, days: ((merged?.mergedAt ?? at) - first) / dayMs, isOpen: merged === undefined }];
}
