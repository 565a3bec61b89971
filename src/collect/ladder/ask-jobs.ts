import type { LadderReads, RunSeen } from '../../github/ladder/ladder-port.ts';
import type { JobRecord, RunAttempt } from '../../model/records/run-record.ts';

/** One attempt of one run to look at closer; the latest is known already, but for the exact end. */
interface Look {
  readonly run: RunSeen;
  readonly attempt: number;
}

export interface JobsAsked {
  readonly attempts: ReadonlyMap<number, readonly RunAttempt[]>;
  readonly jobs: readonly JobRecord[];
}

const red = new Set(['failure', 'timed_out', 'startup_failure']);

/**
 * First attempts and jobs, where they decide something: of the default branch's red runs, of the first green ones after
 * them, and of what was run again; then of the newest runs, for how long tests take and jobs wait. `most` is the number of
 * requests: those of the default branch and the newest first.
 */
export async function askJobs(
  reads: Pick<LadderReads, 'attempt' | 'jobs'>,
  runs: readonly RunSeen[],
  defaultBranch: string,
  most: number,
  /** Of looks before this one: they are not repeated. */
  known: readonly JobRecord[] = [],
): Promise<JobsAsked> {
  const isKnown = new Set(known.map(({ runId, attempt }) => `${runId} ${attempt}`));
  const unseen = chooseLooks(runs, defaultBranch).filter(
    ({ run, attempt }) => !isKnown.has(`${run.id} ${attempt}`),
  );
  const looks = affordable(unseen, most);
  const found = await Promise.all(looks.map(look => lookAt(reads, look)));
  const attempts = new Map<number, readonly RunAttempt[]>();
  for (const { run, attempt } of found) attempts.set(run.id, [...(attempts.get(run.id) ?? []), attempt]);

  return { attempts, jobs: found.flatMap(({ jobs }) => jobs) };
}

/** The attempts of a run, those that were looked at in place of what the list told. */
export function attemptsOf(run: RunSeen, asked: JobsAsked): readonly RunAttempt[] {
  const closer = asked.attempts.get(run.id) ?? [];
  const others = run.attempts.filter(({ number }) => !closer.some(each => each.number === number));

  return [...others, ...closer].toSorted((a, b) => a.number - b.number);
}

async function lookAt(reads: Pick<LadderReads, 'attempt' | 'jobs'>, { run, attempt }: Look) {
  const latest = run.attempts.find(({ number }) => number === attempt);
  const [told, jobs] = await Promise.all([
    latest ?? reads.attempt(run.id, attempt),
    reads.jobs(run.id, attempt),
  ]);
  const ends = jobs.flatMap(({ completedAt }) => completedAt ?? []);
  const isDone = told.conclusion !== null && ends.length === jobs.length && ends.length > 0;

  return { run, jobs, attempt: isDone ? { ...told, completedAt: Math.max(...ends) } : told };
}

/** One request for the jobs, and one for an attempt that the list did not tell. */
function affordable(looks: readonly Look[], most: number): readonly Look[] {
  let spent = 0;
  return looks.filter(({ run, attempt }) => {
    spent += run.attempts.some(({ number }) => number === attempt) ? 1 : 2;
    return spent <= most;
  });
}

function chooseLooks(runs: readonly RunSeen[], defaultBranch: string): readonly Look[] {
  const newestFirst = runs.toSorted((a, b) => b.createdAt - a.createdAt);
  const onDefault = newestFirst.filter(
    run => run.branch === defaultBranch && !run.event.startsWith('pull_request'),
  );
  const elsewhere = newestFirst.filter(run => !onDefault.includes(run));
  const latest = (run: RunSeen): Look => ({ run, attempt: run.attempts.at(-1)?.number ?? 1 });
  const first = (run: RunSeen): Look => ({ run, attempt: 1 });
  const isDone = (run: RunSeen) => run.attempts.at(-1)?.conclusion != null;

  const looks = [
    ...onDefault.filter(wasRunAgain).map(first),
    ...turnsOf(onDefault).map(latest),
    ...elsewhere.filter(wasRunAgain).map(first),
    ...newestFirst.filter(isDone).map(latest),
  ];
  const keys = looks.map(({ run, attempt }) => `${run.id} ${attempt}`);

  return looks.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

const wasRunAgain = (run: RunSeen): boolean => (run.attempts.at(-1)?.number ?? 1) > 1;

/** Red runs, and the first green one of the same workflow after each; the newest first. */
function turnsOf(newestFirst: readonly RunSeen[]): readonly RunSeen[] {
  const isRed = new Map<string, boolean>();
  const turns: RunSeen[] = [];
  for (const run of newestFirst.toReversed()) {
    const conclusion = run.attempts.at(-1)?.conclusion ?? '';
    if (red.has(conclusion)) turns.push(run);
    else if (conclusion === 'success' && isRed.get(run.workflow)) turns.push(run);
    if (red.has(conclusion) || conclusion === 'success') isRed.set(run.workflow, red.has(conclusion));
  }
  return turns.reverse();
}
