import { isDeepStrictEqual } from 'node:util';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { releaseName, wipName } from '../../test/support/shown.ts';
import { checkDoubles } from '../chaos/check-doubles.ts';
import type { History } from './history.ts';
import { type LeftBehind, leftBehind } from './left-behind.ts';

/** What differs between a history told in order and the same one told in another order; empty when nothing does. */
export function differences(
  history: History,
  inOrder: RepositoryHandle,
  shuffled: RepositoryHandle,
): readonly string[] {
  const [expected, found] = [leftBehind(inOrder), leftBehind(shuffled)];
  const problems = [
    ...differ('check runs', comparableChecks(expected.checks), comparableChecks(found.checks)),
    ...differ('comments', comparable(history, expected.comments), comparable(history, found.comments)),
    ...(expected.elsewhere === found.elsewhere ? [] : ['check runs on commits left behind']),
    ...checkDoubles([inOrder.record, shuffled.record]),
    ...redWithoutEvidence(shuffled),
    ...tooManyOfReleases(history, expected),
    ...tooManyOfReleases(history, found),
  ];

  return isAskedAgain(history)
    ? [...problems, ...tooMany(history, expected), ...tooMany(history, found)]
    : [...problems, ...differ('numbers of check runs', settled(expected.counts), settled(found.counts))];
}

/**
 * How often the WIP limit was judged before all pull requests of an author were known, and a release before another one
 * came to its commit, is a matter of time.
 */
function settled(counts: LeftBehind['counts']): LeftBehind['counts'] {
  return without(counts, wipName, releaseName);
}

function tooManyOfReleases({ deeds }: History, { counts }: LeftBehind): readonly string[] {
  const releases = deeds.filter(({ kind }) => kind === 'release').length;

  return Object.entries(counts)
    .filter(([name, count]) => name.endsWith(releaseName) && count > releases)
    .map(([name, count]) => `${count} check runs of ${name}`);
}

/** When the conclusion stays, the number of open pull requests in a title is that of the last time it was judged. */
function comparableChecks(checks: LeftBehind['checks']): LeftBehind['checks'] {
  return Object.fromEntries(
    Object.entries(checks).map(([name, text]) => [
      name,
      name.endsWith(wipName) ? text.replace(/\b\d+ open\b/, 'so many open') : text,
    ]),
  );
}

function without(counts: LeftBehind['counts'], ...names: readonly string[]): LeftBehind['counts'] {
  return Object.fromEntries(
    Object.entries(counts).filter(([name]) => !names.some(each => name.endsWith(each))),
  );
}

function differ(what: string, expected: object, found: object): readonly string[] {
  if (isDeepStrictEqual(expected, found)) return [];

  return [`${what}: in order ${JSON.stringify(expected)}, otherwise ${JSON.stringify(found)}`];
}

/** People may ask for one check run more: whether before or after the first one was made decides how many there are. */
function isAskedAgain({ deeds }: History): boolean {
  return deeds.some(deed => deed.kind === 'comment' && /recheck|waive/.test(deed.body));
}

function tooMany({ deeds }: History, { counts }: LeftBehind): readonly string[] {
  const asked = deeds.filter(({ kind }) => kind === 'comment' || kind === 'take-back').length;

  return Object.entries(settled(counts))
    .filter(([, count]) => count > 1 + asked)
    .map(([name, count]) => `${count} check runs of ${name}`);
}

/** A red result leads to the comment that stays; one that was waived before it was red does not. */
function comparable({ deeds }: History, comments: LeftBehind['comments']): LeftBehind['comments'] {
  if (!deeds.some(deed => deed.kind === 'comment' && deed.body.startsWith('/rung waive'))) return comments;

  return Object.fromEntries(
    Object.entries(comments).map(([number, bodies]) => [
      number,
      bodies.filter(body => !body.includes('<!-- rung:sticky:')),
    ]),
  );
}

/** Red needs a number or a run that is not green. */
function redWithoutEvidence({ checks }: RepositoryHandle): readonly string[] {
  return checks
    .runs({ app: 'rung' })
    .filter(run => run.conclusion === 'failure' && !/\d+\.\d\d%|not green/.test(run.title ?? ''))
    .map(run => `red without evidence: ${run.name}: ${run.title}`);
}
