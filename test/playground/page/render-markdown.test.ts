import { expect, test } from 'vitest';
import { renderComment, renderMarkdown } from '../../../src/playground/page/render-markdown.ts';
import { readElements } from '../../support/page.ts';

const webUrl = 'https://github.example';
const render = async (text: string) => String(await renderMarkdown(text, webUrl));

test.each([
  ['**strong** and `code`', '<p><strong>strong</strong> and <code>code</code></p>'],
  ['~~gone~~', '<del>gone</del>'],
  ['| a |\n|--:|\n| b |', '<td align="right">b</td>'],
  ['- [x] done', '<input type="checkbox" disabled aria-label="task" checked />'],
  ['<details><summary>more</summary>\n\nin it\n\n</details>', '<details><summary>more</summary>'],
  ['<!-- a secret --> text', 'text'],
])('is shown as GitHub shows it: %s', async (text, expected) => {
  const html = await render(text);

  expect(html).toContain(expected);
  expect(html).not.toContain('secret');
});

test.each([
  ['[a](https://github.example/harbour/quotes/pull/1)', '/harbour/quotes/pull/1'],
  ['[a](https://github.example/o/r/blob/abc/a.ts#L4-L9)', '/o/r/blob/abc/a.ts#L4'],
  ['[a](https://github.example//evil.example/x)', '/evil.example/x'],
  ['[a](https://github.example.evil.example/x)', 'https://github.example.evil.example/x'],
  ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
  ['<a href="mailto:a@b.example">a</a>', undefined],
  ['<a href="//evil.example">a</a>', undefined],
  ['[a](javascript:alert(1))', undefined],
  ['<a href="JaVaScRiPt&#58;alert(1)">a</a>', undefined],
  ['<a href=" data:text/html,x">a</a>', undefined],
])('the link in %s leads to %s', async (text, href) => {
  const anchor = readElements(await render(text)).find(({ name }) => name === 'a');

  expect(anchor?.attributes['href']).toBe(href);
  expect(anchor?.attributes['rel']).toBe('nofollow noopener');
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![beacon](https://evil.example/b.png)',
  '<svg onload=alert(1)><style>*{}</style></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><button formaction="/-/reset">x</button><input name="a" value="b"></form>',
  '<p style="position:fixed" class="notice done" id="main" onclick="x()">x</p>',
  '<div tabindex="1" class="scroll">x</div>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<textarea></div></main><h1>x</h1>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a href="x" onmouseover="y" style="z" target="_blank">x</a>',
  `${'<div>'.repeat(2000)}deep`,
];
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  div: ['class', 'lang'],
  a: ['href', 'rel'],
  input: ['type', 'disabled', 'checked', 'aria-label'],
};
const elements = new Set(['div', 'p', 'a', 'span', 'table', 'h1', 'input']);

test.each(hostile)('nothing acts, loads or takes our looks: %s', async text => {
  for (const { name, attributes } of readElements(await render(text))) {
    expect(elements).toContain(name);
    for (const attribute of Object.keys(attributes)) expect(attributesOf[name] ?? []).toContain(attribute);
  }
});

test('an image is told, not loaded', async () => {
  expect(await render('![a chart](https://evil.example/b.png)')).toContain('[image: a chart]');
});

test('Chinese text is marked as such, English with a Chinese word is not', async () => {
  expect(await render('增量覆盖率 65.30%')).toContain('lang="zh-CN"');
  expect(await render('The Chinese name of Rung is 进阶, which means the next step up.')).toContain(
    'lang="en"',
  );
});

test('a comment keeps the ends of lines, code and a check run’s text do not change', async () => {
  const text = 'one\ntwo  \nthree\n\n```\na\nb\n```\n';
  const comment = String(await renderComment(text, webUrl));

  expect(comment).toMatch(/<p>one<br \/>\s*two<br \/>\s*three<\/p>/);
  expect(comment).toContain('<code>a\nb\n</code>');
  expect(await render(text)).toContain('one\ntwo');
});
