import { Composer, type Document, isMap, Lexer, LineCounter, Parser } from 'yaml';
import { findTargets, type Targets } from './find-targets.ts';

/** Far above any workflow that a person wrote; a larger file would hold the thread for too long. */
const maxLength = 256 * 1024;
/** A line of a workflow has about ten: words, signs, and the white space between them. */
const maxLexemes = 60_000;

export interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly targets: Targets;
}

export interface Refused {
  readonly what: string;
  readonly line: number | null;
}

/** A text as YAML, in bounded time whatever it is. */
export function parseWorkflowText(text: string | null): Parsed | Refused {
  if (text === null || text.length > maxLength)
    return { what: 'larger than 256 KiB, or not text', line: null };
  const lines = new LineCounter();
  const documents = compose(text, lines);
  if (documents === null) return { what: 'too many words and signs', line: null };
  const [document, second] = documents;
  if (document === undefined) return { what: 'not YAML', line: null };
  if (second !== undefined) return { what: 'more than one document', line: null };

  const lineOf = (position: number | undefined) => lines.linePos(position ?? 0).line;
  const [error] = document.errors;
  if (error !== undefined) return { what: 'not YAML', line: lineOf(error.pos[0]) };
  if (!isMap(document.contents)) return { what: 'no mapping at the top', line: null };
  const targets = findTargets(document.contents);
  if ('what' in targets) return { what: targets.what, line: lineOf(targets.position) };

  return { document, lines, targets };
}

/** Null where the text has too many lexemes: counted before anything is built of them. */
function compose(text: string, lines: LineCounter): readonly Document[] | null {
  const parser = new Parser(lines.addNewLine);
  // Of these options the defaults take quadratic time: repeated keys are found by `findTargets`, lines by the counter.
  const composer = new Composer({
    version: '1.2',
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const documents: Document[] = [];
  let lexemes = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexemes > maxLexemes) return null;
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));

  return documents;
}
