import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { stickyComment } from '../../src/render/sticky-comment.ts';
import { stickyCases } from './sticky-cases.ts';

const en = loadTexts('en');
const zh = loadTexts('zh-CN');
const cases = Object.entries(stickyCases);

describe.each([en, zh])('what people read in $language', texts => {
  test('the one comment', async () => {
    const all = cases.map(([name, view]) => `# ${name}\n\n${stickyComment([texts], view)}`);

    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(`./shown/sticky-comment.${texts.language}.md`);
  });

  test.each(cases)('%s: at most 20 lines before a fold', (_, view) => {
    const [open = ''] = stickyComment([texts], view).split('<details>');

    expect(open.trim().split('\n').length).toBeLessThanOrEqual(20);
  });

  test('five parts: what, evidence, how to fix, which rule, how to silence', () => {
    const body = stickyComment([texts], stickyCases['one red, required'] ?? never());

    expect(body).toContain('62.50%');
    expect(body).toContain('https://git.harbour.example/harbour/quote-gateway/runs/501');
    expect(body).toContain('`src/quotes/throttle.ts`');
    expect(body).toContain('harbour/.github');
    expect(body).toContain('/rung waive incremental-coverage because');
    expect(body).toContain('`rung:quiet`');
  });
});

describe('both languages', () => {
  const view = stickyCases['one red, required'] ?? never();

  test('the main one first, the other one in a fold', () => {
    const body = stickyComment([zh, en], view);

    expect(body.startsWith(stickyComment([zh], view))).toBe(true);
    expect(body).toContain(`<details><summary>English</summary>\n\n${stickyComment([en], view)}`);
  });

  test('one line each when nothing is left', () => {
    const resolved = stickyCases['nothing left'] ?? never();

    expect(stickyComment([en, zh], resolved).split('\n\n')).toEqual([
      stickyComment([en], resolved),
      stickyComment([zh], resolved),
    ]);
  });
});

test('when nothing is left the whole comment is one line', () => {
  const resolved = cases.filter(([name]) => name.startsWith('nothing left'));

  expect(resolved.length).toBeGreaterThan(3);
  for (const [, view] of resolved) expect(stickyComment([en], view)).not.toContain('\n');
  expect(stickyComment([en], stickyCases['nothing left'] ?? never())).toBe(
    'Nothing left to do. Incremental coverage 62.50% → 83.33% (40 of 48) at 9f2c1e7.',
  );
});

function never(): never {
  throw new Error('The case is gone.');
}
