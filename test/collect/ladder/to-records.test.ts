import { expect, test } from 'vitest';
import { toHead } from '../../../src/collect/ladder/to-records.ts';
import { bot, daysAgo, person, pullRecord } from '../../builders/ladder-facts.ts';

const move = (by = person('mia')) => ({ sha: 'm', at: daysAgo(1), by });

test('what a machine merged is the work of whoever wrote the pull request', () => {
  const pull = pullRecord(5, { author: person('ada'), mergeSha: 'm' });
  expect(toHead(move(bot), [pull])).toMatchObject({ by: person('ada'), pullRequest: 5 });
});

test('what a machine wrote stays its work, whoever merged it', () => {
  const pull = pullRecord(5, { author: bot, mergeSha: 'm' });
  expect(toHead(move(), [pull])).toMatchObject({ by: bot, pullRequest: 5 });
});

test('any other head is of whoever pushed or merged it', () => {
  const pull = pullRecord(5, { author: person('ada'), mergeSha: 'm' });
  expect(toHead(move(), [pull]).by).toEqual(person('mia'));
  expect(toHead(move(bot), [])).toMatchObject({ by: bot, pullRequest: null });
});
