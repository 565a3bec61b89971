import Handlebars from 'handlebars';
import { parse } from 'yaml';
import { link } from './link.ts';
import { code, codeCell, md, plain } from './markdown.ts';

export type Language = 'en' | 'zh-CN';

/** Sentences of one language. Keys are `catalogue:section.name`, such as `ci-status:title.green`. */
export interface Texts {
  readonly language: Language;
  /** Some sentences have a special form for one case, and most have not. */
  has(key: string): boolean;
  /** A line of plain text for a title or an annotation: GitHub reads no Markdown in it. */
  line(key: string, view?: object): string;
  /** Plain text as it is, for a terminal or a page of ours: whoever shows it escapes it. */
  text(key: string, view?: object): string;
  /** Markdown that other templates may take in as it is. */
  markdown(key: string, view?: object): Rendered;
  /** Paragraphs one after the other; null when there is none. */
  join(paragraphs: readonly Rendered[]): Rendered | null;
}

/** Rendered Markdown: safe to put into another template. */
export type Rendered = Handlebars.SafeString;

/** Markdown that is safe already, for a template to take in as it is. */
export const asRendered = (markdown: string): Rendered => new Handlebars.SafeString(markdown);

/** Path below the language's folder without `.yml` → YAML text. */
export type Catalogues = Readonly<Record<string, string>>;

const handlebars = Handlebars.create();
handlebars.registerHelper({
  code: (text: unknown) => new Handlebars.SafeString(code(String(text))),
  cellcode: (text: unknown) => new Handlebars.SafeString(codeCell(String(text))),
  md: (text: unknown) => new Handlebars.SafeString(md(String(text))),
  link: (text: unknown, url: unknown) => new Handlebars.SafeString(link(String(text), String(url))),
  raw: (text: unknown) => new Handlebars.SafeString(String(text).replace(/\p{Cc}/gu, ' ')),
  count: (n: number, one: string, many: string) => `${groupDigits(n)} ${n === 1 ? one : many}`,
});

export function createTexts(language: Language, catalogues: Catalogues): Texts {
  const sentences = new Map(Object.entries(catalogues).flatMap(([name, yaml]) => sentencesOf(name, yaml)));
  const compiled = new Map<string, (view: object) => string>();

  function render(key: string, view: object, plain: boolean): string {
    const source = sentences.get(key);
    if (source === undefined) throw new Error(`No sentence "${key}" in templates/${language}.`);
    // A sentence without a gap needs no template, whose every use takes some microseconds.
    if (!source.includes('{{')) return source;
    let template = compiled.get(key);
    if (template === undefined) {
      template = handlebars.compile(source, { strict: false, noEscape: plain, knownHelpersOnly: false });
      compiled.set(key, template);
    }

    return template(view);
  }

  return {
    language,
    has: key => sentences.has(key),
    line: (key, view = {}) => plain(render(key, view, true)),
    text: (key, view = {}) => render(key, view, true),
    markdown: (key, view = {}) => new Handlebars.SafeString(tidy(render(key, view, false))),
    join: paragraphs =>
      paragraphs.length === 0 ? null : new Handlebars.SafeString(paragraphs.map(String).join('\n\n')),
  };
}

function sentencesOf(name: string, yaml: string): [string, string][] {
  const document = parse(yaml) as Record<string, string | Record<string, string>>;

  return Object.entries(document).flatMap(([section, value]) =>
    typeof value === 'string'
      ? [[`${name}:${section}`, value] as [string, string]]
      : Object.entries(value).map(([key, text]) => [`${name}:${section}.${key}`, text] as [string, string]),
  );
}

/** Optional parts leave empty lines behind. */
function tidy(markdown: string): string {
  return markdown
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** 18430 → 18,430. */
export function groupDigits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
