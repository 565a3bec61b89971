import { micromark } from 'micromark';
import { describe, expect, test } from 'vitest';
import { askedLevels } from '../../../src/model/level.ts';
import { catalogue } from '../../../src/practices/catalogue.ts';
import { improvementIssue } from '../../../src/render/issues/improvement-issue.ts';
import { issueInput, texts } from './issue-cases.ts';

const asked = catalogue
  .filter(({ gates }) => gates)
  .flatMap(practice =>
    askedLevels
      .filter(level => practice.levels.lines[level] !== undefined)
      .map(level => [practice.id, level, practice] as const),
  );

/** What stands between two folds counts, what is in them does not. */
const openLines = (body: string): number => body.replace(/<details>.*?<\/details>/gs, '').split('\n').length;

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  test.each(asked)('an issue on %s, level %i, is whole', (_, level, practice) => {
    const { title, body } = improvementIssue(issueInput(practice, level), texts, language);
    const steps = body.match(/^\d\. .+$/gm) ?? [];

    expect([...title].length).toBeLessThanOrEqual(70);
    expect(title.trim()).not.toBe('');
    if (language === 'zh-CN') expect(title).toMatch(/\p{Script=Han}/u);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(4);
    // Gaps are what a value that is not there leaves behind.
    expect(`${title}\n${body}`).not.toMatch(/undefined|\[object|NaN|\{\{|(?<!`)``(?!`)| \(\)|\[\]|: \.|：。/);
    expect(body.match(/^\*\*/gm)?.length).toBe(7);
    // Beside Chinese punctuation an emphasis may not end where it is meant to.
    const text = body.replace(/^```.*?^```$/gms, '');
    expect(micromark(text).replace(/<code>.*?<\/code>/gs, '')).not.toContain('*');
    expect(openLines(body)).toBeLessThanOrEqual(40);
  });
});
