import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../builders/foreign.ts';
import { hostileReports } from '../coverage/hostile-reports.ts';
import { CoverageWorkspace, lcov } from './coverage-workspace.ts';

const diff =
  'diff --git a/src/a.ts b/src/a.ts\nnew file mode 100644\n--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1,2 @@\n+one\n+two\n';

function prepared(): CoverageWorkspace {
  const workspace = new CoverageWorkspace();
  workspace.write('x.diff', diff);
  workspace.write('tree.txt', 'src/a.ts\n');
  workspace.write('good.info', lcov('src/a.ts:1,0'));
  return workspace;
}
const given = ['--diff', 'x.diff', '--tree', 'tree.txt', '--target', '50'];

const unknown = /^its first lines are in no format Rung reads; expected one of lcov/;
// The large ones are read in the confined process: test/collect/hostile-reports.test.ts.
const files = [
  ...hostileReports.filter(({ content }) => content.length < 1_500_000),
  { what: 'HTML', content: '<!DOCTYPE html><html><body>404</body></html>', refusal: unknown },
  {
    what: 'HTML that was saved as XML',
    content: '<?xml version="1.0"?><html><coverage line-rate="1"><packages/></coverage></html>',
    refusal: unknown,
  },
  { what: 'binary data', content: Buffer.from('7f454c4602010100000000', 'hex'), refusal: unknown },
  { what: 'an empty file', content: '', refusal: /^it is empty; expected one of lcov/ },
  { what: 'a byte order mark alone', content: '\ufeff', refusal: unknown },
  { what: 'half a byte order mark', content: Buffer.from([0xff]), refusal: unknown },
  { what: 'UTF-16 without its mark', content: Buffer.from(lcov('a.ts:1'), 'utf16le'), refusal: unknown },
];

describe('rung coverage', () => {
  test('leaves each bad file out with one line that names it, and counts the others', async () => {
    using workspace = prepared();
    for (const [index, { content }] of files.entries()) workspace.write(`bad-${index}`, content);
    const reports = ['good.info', ...files.map((_, index) => `bad-${index}`), 'good.info'];

    const { exitCode, out, err } = await workspace.rung([
      ...given,
      ...['--format', 'json'],
      ...reports.flatMap(file => ['--report', file]),
    ]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ coverable: 2, covered: 1, reports: [{ file: 'good.info' }] });
    const warnings = err.split('\n').slice(0, -1);
    expect(warnings).toHaveLength(files.length);
    for (const [index, { what, refusal }] of files.entries()) {
      const start = `warning: bad-${index} is left out: `;
      expect(warnings[index]?.slice(0, start.length), what).toBe(start);
      expect(warnings[index]?.slice(start.length), what).toMatch(refusal);
    }
  });

  /** A report of coverage.py: unlike lines of text, JSON can hold any name. */
  const reportOf = (name: string) =>
    JSON.stringify({
      meta: { version: '7' },
      files: { 'src/a.ts': { executed_lines: [1], missing_lines: [2] }, [name]: { executed_lines: [1] } },
    });
  const shown = async (name: string, format: string) => {
    using workspace = prepared();
    workspace.write('report.json', reportOf(name));
    return (await workspace.rung([...given, '--report', 'report.json', '--format', format])).out;
  };
  const named = hostileText.map(text => `/elsewhere/${text}.py`);

  test('shows names as text on a terminal, and nothing that it would obey', async () => {
    const plain = await shown('/elsewhere/x.py', 'text');
    await fc.assert(
      fc.asyncProperty(named, async name => {
        const out = await shown(name, 'text');

        expect(out.replaceAll(/[\n\t\u200d]/g, '')).not.toMatch(/[\p{C}\u2028\u2029]/u);
        expect(out.split('\n')).toHaveLength(plain.split('\n').length);
      }),
      { numRuns: 60 },
    );
  });

  test('writes JSON that says the name and moves no terminal', async () => {
    await fc.assert(
      fc.asyncProperty(named, async name => {
        const out = await shown(name, 'json');

        expect(out.replaceAll('\n', '')).not.toMatch(/[\p{C}\u2028\u2029]/u);
        expect(JSON.parse(out).unplaced).toEqual([{ report: 'report.json', path: name }]);
      }),
      { numRuns: 60 },
    );
  });

  test('writes Markdown in which a name is code and nothing else', async () => {
    const tagsOf = (markdown: string) =>
      micromark(markdown, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }).match(/<[^>]+>/g);
    const plain = tagsOf(await shown('/elsewhere/x.py', 'markdown'));
    await fc.assert(
      fc.asyncProperty(named, async name => {
        expect(tagsOf(await shown(name, 'markdown'))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
});
