import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { assess } from '../../../src/maturity/assess.ts';
import { definePractice } from '../../../src/practices/define-practice.ts';
import { assessed } from '../../../src/practices/outcome.ts';
import { atLeast } from '../../../src/practices/thresholds.ts';
import { assessBeside } from '../../../src/usecases/ladder/assess-beside.ts';
import { repositoryFacts, treeOf } from '../../builders/ladder-facts.ts';

/** Takes a while, as some do with many pull requests. */
const slow = (id: string) =>
  definePractice({
    ...{ id, domain: 'continuous-delivery', scope: 'repository', actor: 'maintainer', cost: 'habit' },
    ...{ levels: atLeast('count', { 2: 2 }), needs: ['tree'] },
    evaluate() {
      const end = performance.now() + 6;
      while (performance.now() < end);
      return assessed(3);
    },
  });

test('what else the process does goes on between the practices of an assessment, whose result is the same', async () => {
  const practices = ['a', 'b', 'c'].map(slow);
  const facts = repositoryFacts({ tree: treeOf('index.js') });
  let turns = 0;
  let isOver = false;

  const assessment = assessBeside(
    () => setImmediate(),
    facts,
    () => {},
    practices,
  ).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await setImmediate();
    turns += 1;
  }

  expect(turns).toBeGreaterThanOrEqual(practices.length - 1);
  expect(await assessment).toEqual(assess(facts, () => {}, practices));
});
