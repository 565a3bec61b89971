import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { dodDeclared } from '../../../src/practices/agile-development-management/dod-declared.ts';
import { codeownersCover } from '../../../src/practices/collaborative-development/codeowners-cover.ts';
import { commitConvention } from '../../../src/practices/collaborative-development/commit-convention.ts';
import { qualityGate } from '../../../src/practices/continuous-delivery/quality-gate.ts';
import { actionsPinned } from '../../../src/practices/security-and-risk-management/actions-pinned.ts';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import { improvementIssue } from '../../../src/render/issues/improvement-issue.ts';
import { hostileText } from '../../builders/foreign.ts';
import { place, treeOf, workflowText } from '../../builders/ladder-facts.ts';
import { factsWith, issueInput, shortResult, texts } from './issue-cases.ts';

const practices = [
  tokenPermissions,
  actionsPinned,
  qualityGate,
  codeownersCover,
  commitConvention,
  dodDeclared,
];
const files = Array.from({ length: 8 }, (_, index) => index);

/** Branch, paths, evidence, job names, references and where the policy stands are foreign. */
function issueOn(practice: (typeof practices)[number], name: string, language: 'en' | 'zh-CN') {
  const path = (index: number) => `.github/workflows/${name}${index}.yml`;
  const workflow = `on: push\njobs:\n  ${JSON.stringify(`a${name}`)}:\n    runs-on: x\n    steps:\n      - run: git push\n      - uses: ${JSON.stringify(`x/y@${name}`)}\n`;
  const facts = factsWith(
    { place: { ...place, defaultBranch: `b${name}` }, tree: treeOf(...files.map(path), 'package.json') },
    {
      ...Object.fromEntries(files.map(index => [path(index), workflow])),
      '.github/workflows/t.yml': workflowText(),
    },
  );
  const evidence = [
    ...files.map(index => ({ text: path(index), path: path(index), line: 3 })),
    { text: `#${name}`, at: `pull/${name}` },
  ].slice(4);
  const result = shortResult(practice, 3, {
    evidence,
    figures: { ...shortResult(practice, 3).figures, declaredIn: `.x${name}` },
  });

  return improvementIssue(
    issueInput(practice, 3, { facts, result, targetSaidBy: { file: `o${name} → p${name}`, line: 3 } }),
    texts,
    language,
  );
}

const rendered = (markdown: string): string =>
  micromark(markdown, {
    ...{ allowDangerousHtml: true, allowDangerousProtocol: true },
    ...{ extensions: [gfm()], htmlExtensions: [gfmHtml()] },
  });

/** Elements and comments; links with their host, and how many there are of each. */
const nodesOf = (html: string): ReadonlySet<string> =>
  new Set(
    [...html.matchAll(/<!--.*?-->|<\/?([a-z0-9]+)([^>]*)>/gs)].map(([, name = 'comment', rest = '']) => {
      const host = /href="(?:https?:\/\/)?([^/"]*)/.exec(rest)?.[1];

      return host === undefined ? name : `${name} to ${host}`;
    }),
  );

/** What GitHub searches for mentions and references: text outside of code. */
const proseOf = (html: string): string =>
  html.replace(/<code.*?<\/code>/gs, '').replace(/<!--.*?-->|<[^>]*>/gs, '');

const ours = new Set([
  ...'p strong em code pre ol ul li br details summary'.split(' '),
  'a',
  'a to git.harbour.example',
]);

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  test('no mention, reference, link, image or HTML comes out of foreign text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...practices), hostileText, (practice, hostile) => {
        const { title, body } = issueOn(practice, hostile, language);
        const html = rendered(body);

        expect([...nodesOf(html)].filter(node => !ours.has(node))).toEqual([]);
        expect(proseOf(html)).not.toMatch(/@[\w-]|\bGH-\d|\bwww\.|:\/\/|(?:^|[^&])#\d/i);
        expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
        expect([...title].length).toBeLessThanOrEqual(70);
        expect(title).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|@[\w-]/u);
        // The last paragraph is always ours.
        expect(body).toMatch(/`\/rung snooze 30`[^\n]*$/);
      }),
      { numRuns: 150 },
    );
  });

  test('the body stays below what GitHub takes, however long names are', () => {
    for (const practice of practices)
      for (const length of [300, 3_000, 30_000]) {
        const { body } = issueOn(practice, 'x'.repeat(length), language);

        expect(body.length).toBeLessThan(60_000);
        expect(body).toMatch(/`\/rung snooze 30`[^\n]*$/);
      }
  });
});

test('the test would see it: the same names unescaped bring other nodes', () => {
  expect([...nodesOf(rendered('a [x](https://evil.example) <img src=x>'))]).toEqual([
    'p',
    'a to evil.example',
    'a',
    'img',
  ]);
});
