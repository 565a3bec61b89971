import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redLightsOf } from '../../src/metrics/red-lights.ts';
import type { RunAttempt, RunConclusion, RunRecord } from '../../src/model/records/run-record.ts';
import { runRecord } from '../builders/ladder-facts.ts';

const conclusions: readonly RunConclusion[] = ['success', 'success', 'failure', 'timed_out', 'cancelled'];

/** Attempts end one after the other, at 10, 20, 30 …; runs were created before their first one ended. */
const histories = fc
  .record({
    ends: fc.array(fc.record({ run: fc.nat(6), conclusion: fc.constantFrom(...conclusions) }), {
      maxLength: 14,
    }),
    runs: fc.array(
      fc.record({
        workflow: fc.constantFrom('a', 'b'),
        sha: fc.constantFrom('x', 'y', 'z'),
        waited: fc.nat(60),
        isPushKnown: fc.boolean(),
      }),
      { minLength: 7, maxLength: 7 },
    ),
  })
  .map(({ ends, runs }) =>
    runs.flatMap(({ workflow, sha, waited, isPushKnown }, id): RunRecord[] => {
      const attempts = ends
        .flatMap(({ run, conclusion }, index) =>
          run === id ? [{ conclusion, completedAt: 10 * (index + 1) }] : [],
        )
        .map((end, index): RunAttempt => ({ number: index + 1, ...end }));
      const [first] = attempts;
      if (first === undefined) return [];
      const createdAt = (first.completedAt ?? 0) - waited;

      return [
        runRecord(id, null, 0, {
          ...{ workflow, sha, createdAt, attempts },
          pushedAt: isPushKnown ? createdAt - 5 : null,
        }),
      ];
    }),
  );

interface Shown {
  readonly run: RunRecord;
  readonly attempt: RunAttempt;
}

/** What the newest run of a workflow that has a verdict says at a time. */
function shownAt(runs: readonly RunRecord[], workflow: string, time: number): Shown | undefined {
  let shown: Shown | undefined;
  for (const run of runs) {
    if (run.workflow !== workflow) continue;
    for (const attempt of run.attempts) {
      if (attempt.conclusion === 'cancelled' || (attempt.completedAt ?? 0) > time) continue;
      const isNewer =
        shown === undefined ||
        run.createdAt > shown.run.createdAt ||
        (run.createdAt === shown.run.createdAt && run.id >= shown.run.id);
      if (isNewer) shown = { run, attempt };
    }
  }

  return shown;
}

/** Looks at every moment one after the other and does nothing clever. */
function naiveRedLights(runs: readonly RunRecord[]) {
  const workflows = ['a', 'b'];
  const lights: { from: number; to: number | null; flaky: boolean; since: number; inferred: boolean }[] = [];
  const opened = new Map<string, Shown>();
  let allFlaky = true;
  for (let time = 0; time <= 150; time++) {
    const redBefore = opened.size > 0;
    const begun: Shown[] = [];
    for (const workflow of workflows) {
      const shown = shownAt(runs, workflow, time);
      const isRed = shown !== undefined && shown.attempt.conclusion !== 'success';
      const opening = opened.get(workflow);
      if (isRed && opening === undefined) {
        opened.set(workflow, shown);
        begun.push(shown);
      }
      if (!isRed && opening !== undefined && shown !== undefined) {
        opened.delete(workflow);
        if (shown.run.sha !== opening.run.sha || shown.attempt.number === 1) allFlaky = false;
      }
    }
    const [first] = begun;
    if (!redBefore && first !== undefined) {
      lights.push({ from: time, to: null, flaky: false, ...sinceOf(runs, first, time) });
      allFlaky = true;
    }
    const last = lights.at(-1);
    if (redBefore && opened.size === 0 && last !== undefined) {
      last.to = time;
      last.flaky = allFlaky;
    }
  }

  return lights;
}

function sinceOf(runs: readonly RunRecord[], { run, attempt }: Shown, time: number) {
  const wasGreen = runs.some(
    ({ workflow, sha, attempts }) =>
      workflow === run.workflow &&
      sha === run.sha &&
      attempts.some(({ conclusion, completedAt }) => conclusion === 'success' && (completedAt ?? 0) < time),
  );
  if (wasGreen) return { since: attempt.number > 1 ? time : run.createdAt, inferred: false };

  return { since: run.pushedAt ?? run.createdAt, inferred: run.pushedAt === null };
}

test('red lights are those that somebody sees who looks at the branch all the time', () => {
  let seen = 0;
  fc.assert(
    fc.property(histories, runs => {
      const expected = naiveRedLights(runs);
      seen += expected.length;

      expect(
        redLightsOf(runs).map(({ redAt, greenAt, isFlaky, pushedAt, isPushInferred }) => ({
          ...{ from: redAt, to: greenAt, flaky: isFlaky, since: pushedAt, inferred: isPushInferred },
        })),
      ).toEqual(expected);
    }),
    { numRuns: 600, seed: 11 },
  );

  expect(seen).toBeGreaterThan(300);
});
