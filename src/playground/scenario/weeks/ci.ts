import { minutesAfter, type Time } from './calendar.ts';
import type { Move } from './move.ts';

type Conclusion = 'success' | 'failure';

/** Minutes from the push: a runner takes the job after one. */
const waits = 1;
const ends = { ofPullRequest: 9, ofMain: 7, ofDeployment: 10 } as const;

export const ciOfPull = (branch: string, by: string, at: Time): readonly Move[] =>
  runOf({ run: `${branch}, proposed`, branch, workflow: 'ci', by }, at, ends.ofPullRequest, 'success');

/** On the default branch, after this branch was merged. */
export const ciOfMain = (
  branch: string,
  by: string,
  at: Time,
  conclusion: Conclusion = 'success',
): readonly Move[] =>
  runOf({ run: `${branch}, merged`, branch: null, workflow: 'ci', by }, at, ends.ofMain, conclusion);

/** The same commit once more: nothing was mended. */
export function again(branch: string, at: Time): readonly Move[] {
  const run = `${branch}, merged`;

  return [
    { at, do: 'rerun', run },
    { at: minutesAfter(at, waits), do: 'begin', run },
    { at: minutesAfter(at, ends.ofMain), do: 'end', run, conclusion: 'success' },
  ];
}

/** What is on the default branch goes to production, by the workflow that somebody starts. */
export const deploy = (
  at: Time,
  by: string,
  { conclusion = 'success', minutes = ends.ofDeployment }: { conclusion?: Conclusion; minutes?: number } = {},
): readonly Move[] =>
  runOf({ run: `deployment of ${at}`, branch: null, workflow: 'deploy', by }, at, minutes, conclusion);

function runOf(
  what: {
    readonly run: string;
    readonly branch: string | null;
    readonly workflow: 'ci' | 'deploy';
    readonly by: string;
  },
  at: Time,
  minutes: number,
  conclusion: Conclusion,
): readonly Move[] {
  const { run } = what;

  return [
    { at, do: 'queue', ...what },
    { at: minutesAfter(at, waits), do: 'begin', run },
    { at: minutesAfter(at, minutes), do: 'end', run, conclusion },
  ];
}
