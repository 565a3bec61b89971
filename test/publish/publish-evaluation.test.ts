import { describe, expect, test } from 'vitest';
import type { CheckRunOutput, Conclusion } from '../../src/model/check-run-output.ts';
import { silentLog } from '../../src/model/log.ts';
import { concludeEvaluation, isOpen, openEvaluation } from '../../src/publish/publish-evaluation.ts';
import type { Evaluation } from '../../src/store/port.ts';
import { at, headSha } from '../builders/ci.ts';
import { evaluation, evaluationsInMemory, recordingWrites, repository } from '../builders/evaluations.ts';

const waiting: CheckRunOutput = { title: 'Waiting', summary: 'Waiting.', text: null, annotations: [] };
const green: CheckRunOutput = { title: '2 of 2 green', summary: 'All green.', text: null, annotations: [] };
const target = { repository, headSha, topic: 'ci-status' } as const;

function scene(given: readonly Evaluation[] = [], refuses: boolean = false) {
  const evaluations = evaluationsInMemory(given, refuses);
  const writes = recordingWrites();
  const publishing = { evaluations, writes, now: () => at('09:30'), newId: () => 'new', log: silentLog };

  return {
    evaluations,
    writes,
    open: () => openEvaluation(publishing, target, at('10:30'), waiting),
    conclude: (output = green, conclusion: Conclusion = 'success', inputHash = 'inputs') =>
      concludeEvaluation(publishing, target, { conclusion, output, inputHash }),
  };
}

/** As left behind by concluding `green` as success at 09:30. */
async function concluded(): Promise<Evaluation> {
  const { evaluations, conclude } = scene();
  await conclude();

  return { ...evaluation(), ...evaluations.all[0], id: 'earlier', startedAt: at('09:00') };
}

describe('opening', () => {
  test('without an evaluation begins one, with its deadline', async () => {
    const { evaluations, writes, open } = scene();

    expect(await open()).toBe('written');
    expect(evaluations.all).toEqual([
      evaluation({ id: 'new', startedAt: at('09:30'), deadline: at('10:30'), checkRunId: 900 }),
    ]);
    expect(writes.asked).toEqual([
      { what: 'start', evaluationId: 'new', subject: headSha.slice(0, 12), output: waiting },
    ]);
  });

  test('leaves an open one alone', async () => {
    const { evaluations, writes, open } = scene([evaluation()]);

    expect(await open()).toBe('unchanged');
    expect(evaluations.all).toEqual([evaluation()]);
    expect(writes.asked).toEqual([]);
  });

  test('finishes one that a crash left without its check run, with its own deadline', async () => {
    const { evaluations, writes, open } = scene([evaluation({ checkRunId: null })]);

    expect(await open()).toBe('written');
    expect(evaluations.all).toEqual([evaluation({ checkRunId: 900 })]);
    expect(writes.asked).toMatchObject([{ what: 'start', evaluationId: 'earlier' }]);
  });

  test('begins a new one beside a concluded one', async () => {
    const before = await concluded();
    const { evaluations, writes, open } = scene([before]);

    expect(await open()).toBe('written');
    expect(evaluations.all[0]).toEqual(before);
    expect(writes.asked).toMatchObject([{ what: 'start', evaluationId: 'new' }]);
  });

  test('writes nothing while another worker begins one', async () => {
    const { writes, open } = scene([], true);

    expect(await open()).toBe('busy');
    expect(writes.asked).toEqual([]);
  });
});

describe('concluding', () => {
  test('without an evaluation makes a completed one at once', async () => {
    const { evaluations, writes, conclude } = scene();

    expect(await conclude()).toBe('written');
    expect(evaluations.all).toMatchObject([
      { id: 'new', checkRunId: 900, conclusion: 'success', concludedAt: at('09:30'), inputHash: 'inputs' },
    ]);
    expect(writes.asked).toEqual([
      {
        what: 'conclude',
        evaluationId: 'new',
        subject: headSha.slice(0, 12),
        checkRunId: null,
        conclusion: 'success',
        output: green,
      },
    ]);
  });

  test('completes the open one', async () => {
    const { evaluations, writes, conclude } = scene([evaluation()]);

    expect(await conclude()).toBe('written');
    expect(evaluations.all).toMatchObject([{ id: 'earlier', checkRunId: 501, conclusion: 'success' }]);
    expect(writes.asked).toMatchObject([{ what: 'conclude', evaluationId: 'earlier', checkRunId: 501 }]);
  });

  test('completes an open one whose check run was never noted', async () => {
    const { evaluations, writes, conclude } = scene([evaluation({ checkRunId: null })]);

    expect(await conclude()).toBe('written');
    expect(evaluations.all).toMatchObject([{ id: 'earlier', checkRunId: 900 }]);
    expect(writes.asked).toMatchObject([{ evaluationId: 'earlier', checkRunId: null }]);
  });

  test('with the same content writes nothing, but remembers the inputs it was made from', async () => {
    const before = await concluded();
    const { evaluations, writes, conclude } = scene([before]);

    expect(await conclude(green, 'success', 'other inputs')).toBe('unchanged');
    expect(evaluations.all).toEqual([{ ...before, inputHash: 'other inputs' }]);
    expect(writes.asked).toEqual([]);
  });

  test.each<[string, CheckRunOutput, Conclusion]>([
    ['conclusion', green, 'neutral'],
    ['title', { ...green, title: '3 of 3 green' }, 'success'],
    ['summary', { ...green, summary: 'All three green.' }, 'success'],
    ['text', { ...green, text: 'How it was measured.' }, 'success'],
    [
      'annotation',
      { ...green, annotations: [{ path: 'a.ts', startLine: 1, endLine: 1, message: 'No test.' }] },
      'success',
    ],
  ])('with another %s makes a new one and leaves the old one alone', async (_, output, conclusion) => {
    const before = await concluded();
    const { evaluations, writes, conclude } = scene([before]);

    expect(await conclude(output, conclusion)).toBe('written');
    expect(evaluations.all).toMatchObject([before, { id: 'new', conclusion }]);
    expect(writes.asked).toMatchObject([{ evaluationId: 'new', checkRunId: null, conclusion, output }]);
  });

  test('writes the same content again where an evaluation was opened since', async () => {
    const before = await concluded();
    const { writes, conclude } = scene([before, evaluation({ id: 'open', startedAt: at('09:20') })]);

    expect(await conclude()).toBe('written');
    expect(writes.asked).toMatchObject([{ evaluationId: 'open', checkRunId: 501 }]);
  });

  test('writes nothing while another worker begins one', async () => {
    const { writes, conclude } = scene([], true);

    expect(await conclude()).toBe('busy');
    expect(writes.asked).toEqual([]);
  });

  test('twice is one check run', async () => {
    const { evaluations, writes, conclude } = scene();
    await conclude();

    expect(await conclude()).toBe('unchanged');
    expect(evaluations.all).toHaveLength(1);
    expect(writes.asked).toHaveLength(1);
  });

  test('concerns one topic and one commit: others’ evaluations do not count', async () => {
    const others = [
      evaluation({ topic: 'incremental-coverage' }),
      evaluation({ id: 'older', headSha: 'f'.repeat(40) }),
    ];
    const { evaluations, conclude } = scene(others);

    expect(await conclude()).toBe('written');
    expect(evaluations.all.slice(0, 2)).toEqual(others);
  });

  test('stores nothing when the write fails, so that the next try writes', async () => {
    const evaluations = evaluationsInMemory([evaluation()]);
    const writes = { ...recordingWrites(), concludeCheckRun: () => Promise.reject(new Error('unavailable')) };
    const publishing = { evaluations, writes, now: () => at('09:30'), newId: () => 'new', log: silentLog };
    const verdict = { conclusion: 'success', output: green, inputHash: null } as const;

    await expect(concludeEvaluation(publishing, target, verdict)).rejects.toThrow('unavailable');
    expect(evaluations.all).toEqual([evaluation()]);
  });
});

test.each<[string, Evaluation | undefined, boolean]>([
  ['none', undefined, false],
  ['one that has not concluded', evaluation(), true],
  ['one that has', evaluation({ concludedAt: at('09:30') }), false],
])('what is open: %s', (_, one, expected) => {
  expect(isOpen(one)).toBe(expected);
});
