import type { FileChanges } from '../../github/git/file-tree.ts';
import type { Time } from './calendar.ts';
import { ciOfMain, ciOfPull } from './ci.ts';
import type { Move } from './move.ts';

/** When an ordinary change goes through its stations. */
export interface Course {
  readonly commits: readonly Time[];
  readonly opened: Time;
  /** It was a draft until then. */
  readonly ready?: Time;
  readonly reviewed: Time | null;
  readonly merged: Time | null;
}

export interface Change extends Course {
  readonly branch: string;
  readonly by: string;
  readonly reviewer: string;
  /** Its issue has the name of the branch, and was planned before. */
  readonly isPlanned?: boolean;
  /** The name of another issue that it closes. */
  readonly closes?: string;
  readonly kind?: 'feat' | 'fix' | 'ci';
  /** Beside a file of the product and its test. */
  readonly files?: FileChanges;
  /** What CI says of the default branch with it. */
  readonly main?: 'success' | 'failure';
}

/** By the day of the merge. */
export const courses = {
  monday: {
    ...{ commits: ['Mon 10:00', 'Mon 11:00'], opened: 'Mon 11:30' },
    ...{ reviewed: 'Mon 14:30', merged: 'Mon 15:00' },
  },
  tuesday: {
    ...{ commits: ['Mon 10:30', 'Mon 16:00'], opened: 'Mon 16:30' },
    ...{ reviewed: 'Tue 10:30', merged: 'Tue 11:00' },
  },
  wednesday: {
    ...{ commits: ['Tue 09:30', 'Tue 16:00'], opened: 'Tue 16:30' },
    ...{ reviewed: 'Wed 10:30', merged: 'Wed 11:00' },
  },
  thursday: {
    ...{ commits: ['Wed 10:00', 'Wed 15:00'], opened: 'Wed 15:30' },
    ...{ reviewed: 'Thu 09:30', merged: 'Thu 10:00' },
  },
} as const satisfies Record<string, Course>;

/** All that happens to a change, from the claim of its issue to CI on the default branch. */
export function change(given: Change): readonly Move[] {
  const { branch, by, reviewer, commits, opened, ready, reviewed, merged, kind = 'feat' } = given;
  const closes = given.closes ?? (given.isPlanned ? branch : null);
  const [first = opened] = commits;

  return [
    ...(given.isPlanned ? [{ at: first, do: 'claim', issue: branch, by } as const] : []),
    ...commits.map((at, index): Move => ({ at, do: 'commit', branch, by, files: filesOf(given, index) })),
    {
      ...{ at: opened, do: 'open', branch, by, closes, isDraft: ready !== undefined },
      title: `${kind}: ${branch.replaceAll('-', ' ')}`,
    },
    ...ciOfPull(branch, by, opened),
    ...(ready === undefined ? [] : [{ at: ready, do: 'ready', branch } as const]),
    ...(reviewed === null ? [] : [{ at: reviewed, do: 'review', branch, by: reviewer } as const]),
    ...(merged === null ? [] : mergeOf(given, merged)),
  ];
}

export const mergeOf = ({ branch, by, main }: Pick<Change, 'branch' | 'by' | 'main'>, at: Time): Move[] => [
  { at, do: 'merge', branch },
  ...ciOfMain(branch, by, at, main),
];

/** The first commit brings the test, the second one the product's code. One that stands alone brings both. */
function filesOf({ branch, commits, files = {} }: Change, index: number): FileChanges {
  const test = { [`test/${branch}.test.ts`]: `test('${branch}', () => {});\n` };
  const source = { [`src/${branch}.ts`]: `export const name = '${branch}';\n` };
  if (commits.length === 1) return { ...test, ...source, ...files };

  return index === 0 ? test : { ...source, ...files };
}
