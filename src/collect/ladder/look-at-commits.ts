import type { ClassOfPath } from '../../facts/ladder/paths/path-class.ts';
import { type LadderReads, objectsAtOnce } from '../../github/ladder/ladder-port.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { ordered } from '../../practices/agile-development-management/test-first-signal.ts';
import { mergeOf } from '../../practices/pull-requests/merged-by-people.ts';
import { isWritten } from '../../practices/pull-requests/test-changes.ts';

/** Requests for all of them; the last is for those whose first commit touched neither tests nor the product. */
const mostQuestions = { first: 4, all: 5 } as const;
/** A pull request with more costs as much as ten others. */
const mostPaths = 40;

interface Path {
  readonly path: string;
  readonly isTest: boolean;
  /** It came with the pull request, so it was not there before the first commit. */
  readonly isNew: boolean;
}

type Touches = { readonly tests: boolean; readonly source: boolean };

/** One pull request that is being looked at, commit after commit. */
interface Look {
  readonly pull: PullRequestRecord & { readonly commits: NonNullable<PullRequestRecord['commits']> };
  readonly paths: readonly Path[];
  readonly seen: Touches[];
  /** Ids of the files at the last commit that was seen. */
  ids: readonly (string | null)[];
}

/**
 * The same pull requests; of the newest merged ones it is said which of their first commits touch tests and the product's
 * code, as far as it takes to tell which came first. GitHub lists the files of a commit for a request each. The ids of the
 * files that a pull request changes, before and after a commit, tell the same, and one question holds many of them.
 */
export async function lookAtCommits(
  reads: Pick<LadderReads, 'objects'>,
  pulls: readonly PullRequestRecord[],
  classOf: ClassOfPath,
  at: Instant,
): Promise<readonly PullRequestRecord[]> {
  const looks = chooseLooks(pulls, classOf, at);
  let left = mostQuestions.all * objectsAtOnce;
  try {
    for (let round = 0; left > 0; round++) {
      const open = looks.filter(look => look.seen.length === round && isOpen(look));
      const places = Math.min(left, round === 0 ? mostQuestions.first * objectsAtOnce : left);
      const asked = affordable(open, places);
      if (asked.length === 0) break;
      const names = asked.map(namesOf);
      left -= Math.ceil(names.flat().length / objectsAtOnce) * objectsAtOnce;
      const ids = [...(await reads.objects(names.flat()))];
      for (const [i, look] of asked.entries()) see(look, ids.splice(0, names[i]?.length ?? 0));
    }
  } catch (error) {
    // What was seen until then is seen; the rest of an assessment does not hang on it.
    if (!(error instanceof GatewayError) || error.kind === 'unauthorized' || error.kind === 'rate-limited')
      throw error;
  }
  const told = new Map(looks.filter(isDecided).map(look => [look.pull.number, withTouches(look)]));

  return pulls.map(pull => told.get(pull.number) ?? pull);
}

function chooseLooks(
  pulls: readonly PullRequestRecord[],
  classOf: ClassOfPath,
  at: Instant,
): readonly Look[] {
  const asked = ordered(pulls, classOf).filter(({ files, commits }) => files !== null && commits !== null);
  const window = inWindow(asked, mergeOf, at, minimumSamples.ofShare);
  const newestFirst = (window.enough ? window.items : []).toSorted(
    (a, b) => (b.mergedAt ?? 0) - (a.mergedAt ?? 0),
  );

  // Those of an earlier look are told already.
  const unseen = newestFirst.filter(({ commits }) => commits?.every(({ touches }) => touches === null));

  return unseen.flatMap((pull): Look[] => {
    const { commits, files } = pull;
    const paths = (files ?? []).filter(isWritten).flatMap(({ path, status }): Path[] => {
      const found = classOf(path);
      const isTest = found === 'test';
      return isTest || found === 'source' ? [{ path, isTest, isNew: status === 'added' }] : [];
    });
    const isSmall = paths.length <= mostPaths;
    return commits !== null && isSmall ? [{ pull: { ...pull, commits }, paths, seen: [], ids: [] }] : [];
  });
}

/** Until the names are as many. */
function affordable(looks: readonly Look[], most: number): readonly Look[] {
  let spent = 0;
  return looks.filter(look => {
    spent += namesOf(look).length;
    return spent <= most;
  });
}

/** Before the first commit, and at each; a second parent tells that a commit merges what others did. */
function namesOf({ pull, paths, seen }: Look): readonly string[] {
  const sha = pull.commits[seen.length]?.sha;
  if (sha === undefined) return [];
  const here = paths.map(({ path }) => `${sha}:${path}`);
  if (seen.length > 0) return [`${sha}^2`, ...here];

  return [...paths.filter(({ isNew }) => !isNew).map(({ path }) => `${sha}^:${path}`), ...here];
}

function see(look: Look, answers: readonly (string | null)[]): void {
  const { paths, seen } = look;
  const ids = answers.slice(answers.length - paths.length);
  const rest = answers.slice(0, answers.length - paths.length);
  const isFirst = seen.length === 0;
  const isMerge = !isFirst && rest[0] != null;
  const before = isFirst ? idsBefore(paths, rest) : look.ids;
  const touched = paths.filter((_, i) => !isMerge && ids[i] !== before[i]);
  seen.push({
    tests: touched.some(({ isTest }) => isTest),
    source: touched.some(({ isTest }) => !isTest),
  });
  look.ids = ids;
}

function idsBefore(paths: readonly Path[], told: readonly (string | null)[]): readonly (string | null)[] {
  const ids = [...told];
  return paths.map(({ isNew }) => (isNew ? null : (ids.shift() ?? null)));
}

const isOpen = (look: Look): boolean => !isDecided(look) && look.seen.length < look.pull.commits.length;

/** Where all commits were seen and none touched anything, GitHub no longer has them. */
const isDecided = ({ seen }: Look): boolean => seen.some(({ tests, source }) => tests || source);

function withTouches({ pull, seen }: Look): PullRequestRecord {
  return { ...pull, commits: pull.commits.map((commit, i) => ({ ...commit, touches: seen[i] ?? null })) };
}
