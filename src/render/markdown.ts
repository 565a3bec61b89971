import { cutAtGrapheme } from './budget.ts';

/**
 * Escaping of foreign text. GitHub looks for mentions, references and addresses after Markdown is parsed, so a
 * backslash does not help against those: they are broken with a zero-width space.
 */
const breaker = '&#8203;';

const markup = /[&<>\\`*_{}[\]()#!|~$^@"=+]/g;

/** Foreign text within a line: no markup, link, mention, reference or HTML comes out of it, also inside HTML tags. */
export function md(text: string, maxCharacters = 200): string {
  const escaped = cutAtGrapheme(plainLine(text), maxCharacters).replace(
    markup,
    character => `&#${character.charCodeAt(0)};${character === '@' || character === '#' ? breaker : ''}`,
  );
  return escaped
    .replaceAll('://', `:${breaker}//`)
    .replace(/www\./gi, match => `${match.slice(0, 3)}${breaker}.`)
    .replace(/GH-(?=\d)/gi, match => `${match}${breaker}`)
    .replace(/^(\d{1,9})\./, '$1&#46;')
    .replace(/^-/, '&#45;')
    .replaceAll('--', '&#45;&#45;');
}

/**
 * Sentences of ours with foreign words in them: what stands between backticks stays code, all else is escaped. Foreign
 * backticks can make code of a text, and nothing more.
 */
export function mdWithCode(text: string, maxCharacters = 300, asCode = code): string {
  const parts = cutAtGrapheme(text, maxCharacters).split('`');
  if (parts.length % 2 === 0) return md(text, maxCharacters);

  return parts
    .map((part, index) => {
      // An empty span too: what stands on both sides of it would otherwise join, and might be an address then.
      if (index % 2 === 1) return asCode(part, maxCharacters);
      const [before = '', after = ''] = [/^\s/.exec(part)?.[0], /\S(\s)\s*$/.exec(part)?.[1]];

      return `${before && ' '}${md(part, maxCharacters)}${after && ' '}`;
    })
    .join('')
    .trim();
}

/** Foreign text where GitHub reads no Markdown: one line in which what is read is what is there, and nobody is mentioned. */
export function plain(text: string): string {
  return plainLine(text).replace(/\s+/gu, ' ').replaceAll('@', '@\u200b');
}

/** Foreign text in a table cell. */
export function cell(text: string, maxCharacters = 200): string {
  return md(text, maxCharacters) || ' ';
}

/** Foreign text as a code span; not for tables, see `codeCell`. */
export function code(text: string, maxCharacters = 200): string {
  const content = cutAtGrapheme(plainLine(text, false), maxCharacters);
  if (content.trim() === '') return '` `';
  const ticks = '`'.repeat(longestRun(content, '`') + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${content}${pad}${ticks}`;
}

/** A code span in a table cell, where a bar would end the cell even inside backticks. */
export function codeCell(text: string, maxCharacters = 200): string {
  return /[|\\]/.test(text) ? `<code>${md(text, maxCharacters)}</code>` : code(text, maxCharacters);
}

/** Foreign text as a code block whose fence no line of it can close. */
export function fence(text: string, language = '', maxCharacters = 10_000): string {
  const content = cutAtGrapheme(visible(text.replace(/\r\n?/g, '\n')), maxCharacters);
  const ticks = '`'.repeat(Math.max(3, longestRun(content, '`') + 1));
  return `${ticks}${language}\n${content.replace(/\n$/, '')}\n${ticks}`;
}

function plainLine(text: string, trim = true): string {
  const line = visible(text.replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' '));
  return trim ? line.trim() : line;
}

/** Controls and direction marks become the replacement character, invisible characters go: what is read is what is there. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd')
    .replace(/[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe0e\ufe0f]]/gv, '');
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
