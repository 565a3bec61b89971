import { expect, test } from 'vitest';
import { unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { weeksChart } from '../../../src/render/issues/weeks-chart.ts';
import { share } from '../../builders/answered-practices.ts';
import { earlierTurn, maturityInput } from './maturity-cases.ts';

const texts = loadTexts('en');
const answers = { 'priority-set': share(60, 75), 'work-item-linked': share(186, 190) };
const turn = (days: number, part: number) =>
  earlierTurn(days, { 'priority-set': share(part, 75) }, { answers });
const chartOf = (...earlier: ReturnType<typeof turn>[]) =>
  weeksChart({ ...maturityInput({ answers, earlier }), texts });
const points = (chart: string | null) =>
  ['x-axis', 'line'].map(name =>
    chart
      ?.split('\n')
      .find(one => one.trim().startsWith(name))
      ?.trim(),
  );

test('has a point for the last turn of each week, counted back from now, and none older than twelve weeks', () => {
  const chart = chartOf(turn(91, 1), turn(84, 1), turn(20, 30), turn(14, 60), turn(7, 1));

  expect(points(chart)).toEqual([
    'x-axis ["08-31", "11-09", "11-16", "11-23"]',
    'line [50.0, 100.0, 50.0, 100.0]',
  ]);
});

test('counts lines up to the target only, of those that were judged', () => {
  const unknown = unknownBecause({ kind: 'samples', n: 1, minimum: 10 });
  const chart = chartOf(
    earlierTurn(7, { 'work-item-linked': unknown, 'priority-set': share(30, 75) }, { answers }),
  );

  expect(points(chart)[1]).toBe('line [50.0, 100.0]');
});

test('is none of one week, or where nothing was judged before', () => {
  const unknown = unknownBecause({ kind: 'samples', n: 1, minimum: 10 });

  expect(chartOf()).toBeNull();
  expect(chartOf(turn(3, 1))).toBeNull();
  expect(
    chartOf(earlierTurn(7, { 'priority-set': unknown, 'work-item-linked': unknown }, { answers })),
  ).toBeNull();
});
