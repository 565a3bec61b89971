import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { stickyComment } from '../../src/render/sticky-comment.ts';
import type { StickyTopic } from '../../src/render/sticky-view.ts';
import { hostileText, withForeign } from '../builders/foreign.ts';
import { ciCases } from './ci-cases.ts';
import { coverageCases } from './coverage-cases.ts';
import { ciTopic, coverageTopic, sticky } from './sticky-cases.ts';

const marker = commentMarker('sticky', 4711);
const catalogues = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const unmet = <T>(cases: Readonly<Record<string, T>>) =>
  Object.entries(cases).flatMap(([name, view]) => (name.startsWith('unmet') ? [view] : []));

interface Hostile {
  readonly coverage: (typeof coverageCases)[string];
  readonly ci: (typeof ciCases)[string];
  readonly standing: StickyTopic['standing'];
  readonly title: string;
  readonly reason: string;
}

const waiver = (reason: string) =>
  ({
    practice: 'incremental-coverage',
    reason,
    source: { kind: 'comment', commentId: 7, url: 'https://git.harbour.example/c/7' },
  }) as const;

/** File, branch, workflow and check names, a title and the reason of a waiver are foreign. */
function bodyOf(language: 'en' | 'zh-CN', { coverage, ci, standing, title, reason }: Hostile): string {
  const isWaived = standing === 'waived';
  const view = sticky([
    ciTopic(ci),
    coverageTopic({ ...coverage, waiver: isWaived ? waiver(reason) : null }, { standing }),
    { ...coverageTopic(coverage), topic: 'policy', note: null, title },
  ]);

  return withMarker(stickyComment([catalogues[language]], view), marker);
}

/** As GitHub renders it, but for its sanitizer: what is HTML shows as HTML. */
function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Elements and comments in their order, each link with its host. */
function nodesOf(html: string): readonly string[] {
  return [...html.matchAll(/<!--.*?-->|<\/?([a-z0-9]+)([^>]*)>/gs)].map(
    ([whole, name = 'comment', rest = '']) => {
      const host = /href="https?:\/\/([^/"]*)/.exec(rest)?.[1];

      return `${whole.startsWith('</') ? '/' : ''}${name}${host === undefined ? '' : ` to ${host}`}`;
    },
  );
}

/** What GitHub searches for mentions and references: text outside of code. */
function proseOf(html: string): string {
  return html
    .replace(/<code>.*?<\/code>/gs, '')
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    );
}

/** Addresses stay: a check's own page is what it links to. */
function withNames<T>(view: T, hostile: string): T {
  return restored(withForeign(view, hostile), view) as T;
}

function restored(changed: unknown, original: unknown): unknown {
  if (Array.isArray(changed) && Array.isArray(original))
    return changed.map((each, index) => restored(each, original[index]));
  if (changed === null || typeof changed !== 'object' || changed === original) return changed;
  if (changed instanceof Map || changed instanceof Date) return changed;
  const before = original as Record<string, unknown>;

  return Object.fromEntries(
    Object.entries(changed).map(([key, each]) => [
      key,
      key === 'url' ? before[key] : restored(each, before[key]),
    ]),
  );
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  test('no mention, reference, link, image or HTML comes out of foreign text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...unmet(coverageCases)),
        fc.constantFrom(...unmet(ciCases)),
        fc.constantFrom('to-do', 'advice', 'waived'),
        hostileText,
        (coverage, ci, standing, hostile) => {
          const benign = { coverage, ci, standing, title: 'Line 7', reason: 'Because' } as const;
          const body = bodyOf(language, {
            coverage: withNames(coverage, hostile),
            ci: withNames(ci, hostile),
            standing,
            title: `a${hostile}b`,
            reason: `a${hostile}b`,
          });
          const html = rendered(body);
          const expected = rendered(bodyOf(language, benign));

          expect(nodesOf(html)).toEqual(nodesOf(expected));
          const prose = proseOf(html);
          expect(prose).not.toMatch(/@[\w-]|\bGH-\d|\bwww\.|:\/\//i);
          expect(prose.match(/#\d/g)).toEqual(proseOf(expected).match(/#\d/g));
          expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
          expect(body.endsWith(marker)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

test('the test would see it: the same names unescaped bring other nodes', () => {
  expect(nodesOf(rendered('a [x](https://evil.example) <img src=x> ![y](z)'))).toEqual([
    'p',
    'a to evil.example',
    '/a',
    'img',
    'img',
    '/p',
  ]);
  expect(proseOf(rendered('see @org/team and `@code` &#64;a #1'))).toMatch(/see @org\/team and {2}@a #1/);
});
