import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bot, daysAgo, issueRecord, now, pullRecord, runRecord } from '../builders/ladder-facts.ts';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';

const at = (minute: number) => new Date(now + minute * 60_000);
const long = new Date(daysAgo(90));

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`records, ${title}`, () => {
    let test: TestStore;
    let opened: OpenedStore;

    beforeEach(async () => {
      test = await openTestStore({ kind });
      opened = test;
    });
    afterEach(() => test.close());

    const { records } = { records: () => opened.store.records };

    it('come back as they were seen, by kind and repository, in the order of their numbers', async () => {
      const pulls = [pullRecord(10, { author: bot }), pullRecord(9, { title: 'A \u0000 and 中文 "quoted"' })];
      await records().put(7, 'pull-request', pulls, at(0));
      await records().put(7, 'issue', [issueRecord(9)], at(0));
      await records().put(8, 'pull-request', [pullRecord(1)], at(0));

      expect(await records().list(7, 'pull-request', long)).toEqual([pulls[1], pulls[0]]);
      expect(await records().list(7, 'issue', long)).toEqual([issueRecord(9)]);
    });

    it('of one thing the later sight stands, whichever comes first', async () => {
      const [early, late] = [pullRecord(1, { title: 'early' }), pullRecord(1, { title: 'late' })];
      await records().put(7, 'pull-request', [late], at(2));
      await records().put(7, 'pull-request', [early], at(1));
      expect(await records().list(7, 'pull-request', long)).toEqual([late]);

      await records().put(7, 'pull-request', [early], at(3));
      expect(await records().list(7, 'pull-request', long)).toEqual([early]);
    });

    it('attempts of a run are gathered, and one that ended has ended', async () => {
      const attempt = (number: number, conclusion: 'failure' | 'success' | null) =>
        runRecord(1, null, now, {
          attempts: [{ number, conclusion, completedAt: conclusion === null ? null : now }],
        });
      await records().put(7, 'run', [attempt(2, 'success')], at(1));
      await records().put(7, 'run', [attempt(1, 'failure')], at(2));
      await records().put(7, 'run', [attempt(2, null)], at(3));

      const [run] = await records().list(7, 'run', long);
      expect(run?.attempts.map(({ conclusion }) => conclusion)).toEqual(['failure', 'success']);
    });

    it('what two write at once is not lost', async () => {
      const attempt = (number: number) =>
        runRecord(1, null, now, { attempts: [{ number, conclusion: 'failure', completedAt: now }] });
      await Promise.all(
        [1, 2, 3, 4, 5].map(number => records().put(7, 'run', [attempt(number)], at(number))),
      );

      expect((await records().list(7, 'run', long))[0]?.attempts).toHaveLength(5);
    });

    it('of many in one go each is stored once', async () => {
      const many = Array.from({ length: 450 }, (_, index) => pullRecord(index + 1));
      await records().put(7, 'pull-request', [...many, ...many], at(0));

      expect(await records().list(7, 'pull-request', long)).toEqual(many);
    });

    it('a list has what is open, however old, and what ended since then', async () => {
      const open = { openedAt: daysAgo(900), closedAt: null };
      await records().put(
        7,
        'issue',
        [
          issueRecord(1, open),
          issueRecord(2, { closedAt: daysAgo(91) }),
          issueRecord(3, { closedAt: daysAgo(90) }),
        ],
        at(0),
      );

      expect((await records().list(7, 'issue', long)).map(({ number }) => number)).toEqual([1, 3]);
    });

    it('what ended long ago is removed in small batches; what is open stays', async () => {
      const ended = [1, 2, 3].map(number => issueRecord(number, { closedAt: daysAgo(800) }));
      await records().put(7, 'issue', [...ended, issueRecord(4)], at(0));

      expect(await records().prune(new Date(daysAgo(760)), 2)).toBe(2);
      expect(await records().prune(new Date(daysAgo(760)), 2)).toBe(1);
      expect(await records().list(7, 'issue', new Date(0))).toHaveLength(1);
    });
  });
