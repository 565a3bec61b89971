import { describe, expect, test } from 'vitest';
import { readFacts } from '../../../src/facts/ladder/read-facts.ts';
import { withoutOwnIssues } from '../../../src/usecases/ladder/without-own-issues.ts';
import { filedIssue } from '../../builders/filed-issue.ts';
import { issueRecord, repositoryFacts } from '../../builders/ladder-facts.ts';

const given = repositoryFacts({ issues: [issueRecord(7), issueRecord(8)] });
const maturity = filedIssue({ subject: 'maturity', number: 7 });

describe('issues that Rung filed', () => {
  test('are taken out, and the open report is told', () => {
    const found = withoutOwnIssues(given, [maturity]);

    expect(found.facts.issues).toMatchObject({ value: [{ number: 8 }] });
    expect(found.reportIssue).toBe(7);
    expect(readFacts(JSON.stringify(found))).toEqual(found);
  });

  test.each([
    ['a report that was closed', { ...maturity, ending: 'completed' as const }],
    ['an improvement issue', filedIssue({ number: 7 })],
  ])('%s is taken out, and is no open report', (_, filed) => {
    const found = withoutOwnIssues(given, [filed]);

    expect(found.facts.issues).toMatchObject({ value: [{ number: 8 }] });
    expect(found.reportIssue).toBeUndefined();
  });

  test('the report is told where nobody sees issues, and nothing is where there is none', () => {
    expect(withoutOwnIssues(repositoryFacts(), [maturity]).reportIssue).toBe(7);
    expect(withoutOwnIssues(given, [])).toBe(given);
  });
});
