import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckRunOutput } from '../../src/model/check-run-output.ts';
import { itemAt } from '../../src/practices/change-security/security-item.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { ciOutput } from '../../src/render/ci-output.ts';
import { coverageOutput } from '../../src/render/coverage-output.ts';
import { doneOutput } from '../../src/render/done-output.ts';
import { releaseOutput } from '../../src/render/release-output.ts';
import { securityOutput } from '../../src/render/security-output.ts';
import { failedOutput, waitingOutput } from '../../src/render/waiting-output.ts';
import { hostileText, withForeign } from '../builders/foreign.ts';
import { ciCases } from './ci-cases.ts';
import { coverageCases } from './coverage-cases.ts';
import { doneCases } from './done-cases.ts';
import { releaseCases } from './release-cases.ts';
import { securityCases, securityView } from './security-cases.ts';

const runs = [{ name: 'test', url: 'https://git.harbour.example/runs/1' }];

const direction = /[\p{Bidi_Control}]/u;
const controls = /(?!\n)\p{Cc}|\u2028|\u2029/u;

/** What a reader sees as text: without code, the targets of links and tags of our own. */
function proseOf(markdown: string): string {
  return markdown
    .split('\n')
    .filter(line => !line.startsWith('    '))
    .map(withoutCodeSpans)
    .join('\n')
    .replace(/\]\([^()\s]*\)/g, ']')
    .replace(/<\/?(?:code|details|summary)>/g, '');
}

/** A code span goes from a run of backticks to the next run of the same length. */
function withoutCodeSpans(line: string): string {
  const parts = line.split(/(`+)/);
  let prose = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const end = part.startsWith('`') ? parts.indexOf(part, at + 1) : -1;
    prose += end === -1 ? part : '␣';
    if (end !== -1) at = end;
  }

  return prose;
}

function decoded(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** The blocks of a text: which line is a row of how many cells, a list item, code, a fold, a heading or prose. */
function skeletonOf(markdown: string): readonly string[] {
  return markdown.split('\n').map(line => {
    if (line === '') return '';
    if (line.startsWith('|')) return `row ${line.match(/(?<!\\)\|/g)?.length}`;
    if (line.startsWith('    ')) return 'code';
    if (line.startsWith('- ')) return 'item';
    const fold = /^<\/?details>/.exec(line)?.[0];

    return (
      fold ??
      (/^(#|>|```[^`]*$|~~~|\d+\. )/.test(line)
        ? 'other block'
        : `prose, bold ${proseOf(line).split('**').length}`)
    );
  });
}

function expectNothingBrokeOut(output: CheckRunOutput, benign: CheckRunOutput): void {
  for (const part of ['summary', 'text'] as const) {
    const markdown = output[part] ?? '';
    const prose = proseOf(markdown);
    expect(skeletonOf(markdown)).toEqual(skeletonOf(benign[part] ?? ''));
    expect(prose).not.toMatch(/[<@`]/);
    // GitHub looks for mentions, references and addresses in what comes of the Markdown.
    expect(decoded(prose)).not.toMatch(/@[\w-]|:\/\/|\bwww\.|\bGH-\d/i);
    expect(decoded(prose).match(/#\d/g)).toEqual(decoded(proseOf(benign[part] ?? '')).match(/#\d/g));
    expect(prose).not.toMatch(direction);
    expect(markdown).not.toMatch(controls);
  }
  expect([...output.title].length).toBeLessThanOrEqual(70);
  expect(output.title).not.toMatch(direction);
  expect(output.title).not.toMatch(/\p{Cc}|@[\w-]/u);
}

describe.each(['en', 'zh-CN'] as const)('names from elsewhere stay names in %s', language => {
  const texts = loadTexts(language);

  test('incremental coverage', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(coverageCases)), hostileText, (view, hostile) => {
        const output = coverageOutput(texts, withForeign(view, hostile));
        expectNothingBrokeOut(output, coverageOutput(texts, view));
      }),
      { numRuns: 600 },
    );
  });

  test('CI status', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(ciCases)), hostileText, (view, hostile) => {
        const output = ciOutput(texts, withForeign(view, hostile));
        expectNothingBrokeOut(output, ciOutput(texts, view));
      }),
      { numRuns: 400 },
    );
  });

  test('a release', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(releaseCases)), hostileText, (view, hostile) => {
        const output = releaseOutput(texts, withForeign(view, hostile));
        expectNothingBrokeOut(output, releaseOutput(texts, view));
      }),
      { numRuns: 300 },
    );
  });

  test('the definition of done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(doneCases)), hostileText, (view, hostile) => {
        const output = doneOutput(texts, withForeign(view, hostile));
        expectNothingBrokeOut(output, doneOutput(texts, view));
      }),
      { numRuns: 300 },
    );
  });

  test('security', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(securityCases)), hostileText, (view, hostile) => {
        const output = securityOutput(texts, withForeign(view, hostile));
        expectNothingBrokeOut(output, securityOutput(texts, view));
      }),
      { numRuns: 300 },
    );
  });

  test('an action that a workflow names', () => {
    const path = '.github/workflows/scan.yml';
    const named = (seen: string) =>
      securityOutput(texts, securityView([itemAt('actions-pinned', path, 14, seen)]));
    fc.assert(
      fc.property(hostileText, hostile => {
        expectNothingBrokeOut(named(`${hostile}harbour-ext/scan@v3${hostile}`), named('harbour-ext/scan'));
      }),
      { numRuns: 300 },
    );
  });

  test('an error', () => {
    const benign = failedOutput(texts, 'ci-status', 'It failed.');
    fc.assert(
      fc.property(hostileText, hostile => {
        expectNothingBrokeOut(failedOutput(texts, 'ci-status', `${hostile}.`), benign);
      }),
    );
  });

  test('waiting for runs', () => {
    const benign = waitingOutput(texts, 'ci-status', runs);
    fc.assert(
      fc.property(hostileText, hostile => {
        expectNothingBrokeOut(waitingOutput(texts, 'ci-status', withForeign(runs, hostile)), benign);
      }),
    );
  });
});
