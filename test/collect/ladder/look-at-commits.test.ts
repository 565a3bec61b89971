import { describe, expect, test } from 'vitest';
import { lookAtCommits } from '../../../src/collect/ladder/look-at-commits.ts';
import { classifyPaths } from '../../../src/facts/ladder/paths/path-class.ts';
import { objectsAtOnce } from '../../../src/github/ladder/ladder-port.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import type { ChangedPath, PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { comesTestFirst } from '../../../src/practices/agile-development-management/test-first-signal.ts';
import { bot, daysAgo, now, person, pullRecord } from '../../builders/ladder-facts.ts';
import { changedFiles, times } from '../../builders/ladder-records.ts';

/** What each commit of a pull request writes; a second parent makes it a merge. */
interface Commit {
  readonly writes: readonly string[];
  readonly isMerge?: boolean;
}

const writes = (...paths: readonly string[]): Commit => ({ writes: paths });
const [code, check, notes] = ['src/a.ts', 'test/a.test.ts', 'notes.txt'];

/** A repository in which every file's id counts the commits that wrote it, and reads that tell of it. */
class Town {
  readonly #ids = new Map<string, string>();
  readonly pulls: PullRequestRecord[] = [];
  readonly asked: (readonly string[])[] = [];
  failsAfter = Number.POSITIVE_INFINITY;

  add(commits: readonly Commit[], values: Partial<PullRequestRecord> = {}): number {
    const number = this.pulls.length + 1;
    const paths = [...new Set(commits.flatMap(commit => commit.writes))];
    const files = values.files ?? changedFiles(...paths);
    const ids = new Map(files.map(({ path, status }) => [path, status === 'added' ? null : `${path}@0`]));
    for (const [i, commit] of commits.entries()) {
      const sha = `p${number}c${i}`;
      this.#tell(`${sha}^`, ids);
      for (const path of commit.writes) ids.set(path, `${path}@${sha}`);
      this.#tell(sha, ids);
      if (commit.isMerge) this.#ids.set(`${sha}^2`, 'main');
    }
    this.pulls.push(
      pullRecord(number, {
        files,
        commits: commits.map((_, i) => ({
          ...{ sha: `p${number}c${i}`, author: person(), authoredAt: daysAgo(2), touches: null },
        })),
        ...values,
      }),
    );
    return number;
  }

  /** As many others as it takes for the practice to look at all. */
  fill(count: number = 10): this {
    for (let i = 0; i < count; i++) this.add([writes(code), writes(check)], { mergedAt: daysAgo(3) });
    return this;
  }

  async look(): Promise<readonly PullRequestRecord[]> {
    const objects = async (names: readonly string[]) => {
      this.asked.push(names);
      if (this.asked.length > this.failsAfter) throw new GatewayError('unavailable', 'no answer');
      return names.map(name => this.#ids.get(name) ?? null);
    };
    return lookAtCommits({ objects }, this.pulls, classifyPaths({}), now);
  }

  #tell(sha: string, ids: ReadonlyMap<string, string | null>): void {
    for (const [path, id] of ids) if (id !== null) this.#ids.set(`${sha}:${path}`, id);
  }
}

const touchesOf = (pulls: readonly PullRequestRecord[], number: number) =>
  pulls.find(pull => pull.number === number)?.commits?.map(({ touches }) => touches);
const [tests, source, both, neither] = [
  { tests: true, source: false },
  { tests: false, source: true },
  { tests: true, source: true },
  { tests: false, source: false },
];
const added = (path: string): ChangedPath => ({ path, status: 'added', additions: 1, deletions: 0 });

describe('which commits of a pull request touch tests and code', () => {
  test.each([
    ['tests first', [writes(check), writes(code)], [tests, null]],
    ['code first', [writes(code), writes(check)], [source, null]],
    ['both at once', [writes(code, check), writes(code)], [both, null]],
    ['something else first', [writes(notes), writes(check), writes(code)], [neither, tests, null]],
    ['nothing but code', [writes(code), writes(code)], [source, null]],
    [
      'a merge between them, of which nothing counts',
      [writes(notes), { writes: [code], isMerge: true }, writes(check), writes(code)],
      [neither, neither, tests, null],
    ],
  ] as const)('%s', async (_, commits, expected) => {
    const town = new Town().fill();
    const number = town.add(commits);

    expect(touchesOf(await town.look(), number)).toEqual(expected);
  });

  test('a file that came with the pull request needs no look at what was before', async () => {
    const town = new Town().fill();
    const number = town.add([writes(check), writes(code)], { files: [added(check), added(code)] });

    const found = await town.look();

    expect(touchesOf(found, number)).toEqual([tests, null]);
    expect(town.asked[0]?.filter(name => name.startsWith(`p${number}c`))).toEqual([
      `p${number}c0:${check}`,
      `p${number}c0:${code}`,
    ]);
  });

  test('what GitHub no longer has stays unknown', async () => {
    const town = new Town().fill();
    const number = town.add([writes(), writes()], { files: changedFiles(code) });

    expect(touchesOf(await town.look(), number)).toEqual([null, null]);
  });
});

describe('what is looked at', () => {
  test('nothing, where there are too few to make a share of', async () => {
    const town = new Town().fill(9);

    expect(await town.look()).toEqual(town.pulls);
    expect(town.asked).toEqual([]);
  });

  test('is merged by people in more than one commit, and changes the product', async () => {
    const town = new Town().fill();
    const others = [
      town.add([writes(code), writes(check)], { author: bot }),
      town.add([writes(code), writes(check)], { mergedAt: null }),
      town.add([writes(code, check)]),
      town.add([writes(check), writes(notes)]),
      town.add([writes(code), writes(check)], { mergedAt: daysAgo(100) }),
      town.add([writes(code, ...times(40, i => `src/${i}.ts`)), writes(check)]),
    ];

    const found = await town.look();

    for (const number of others)
      expect(touchesOf(found, number)?.every(touches => touches === null)).toBe(true);
    expect(found.filter(pull => comesTestFirst(pull) === false)).toHaveLength(10);
  });

  test('takes at most five questions, for the newest; the last is for what the first commit did not tell', async () => {
    const town = new Town();
    const paths = times(9, i => `src/${i}.ts`);
    // Twenty names each: six pull requests in a question.
    for (let i = 0; i < 40; i++)
      town.add([writes(notes), writes(check), writes(...paths)], {
        files: changedFiles(check, ...paths),
        mergedAt: daysAgo(60 - i),
      });

    const found = await town.look();

    const questions = town.asked.map(names => Math.ceil(names.length / objectsAtOnce));
    expect(questions).toEqual([4, 1]);
    const told = found.filter(({ commits }) => commits?.[0]?.touches != null).map(({ number }) => number);
    expect(told).toEqual(times(10, i => 31 + i));
  });

  test('what was seen before GitHub failed is kept, and the rest is not known', async () => {
    const town = new Town().fill();
    const number = town.add([writes(notes), writes(check), writes(code)]);
    town.failsAfter = 1;

    const found = await town.look();

    expect(touchesOf(found, 1)).toEqual([source, null]);
    expect(touchesOf(found, number)).toEqual([null, null, null]);
  });
});
