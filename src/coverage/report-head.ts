import { Tokenizer, TokenType } from '@streamparser/json';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { decoderFor } from './decode-report.ts';

/** What the first bytes of a file tell of its format. */
export interface ReportHead {
  readonly text: string;
  /** The root element, and the name of the first element in it. */
  readonly xml: { readonly root: SaxesTagPlain; readonly child: string | undefined } | undefined;
  /** True when JSON has a value there: `hasKeys('files', '[]', 'lines')`; `*` stands for any key. */
  hasKeys(...keys: readonly string[]): boolean;
}

export function readHead(bytes: Uint8Array): ReportHead {
  const text = decodeLeniently(bytes);
  const start = text.trimStart()[0];
  const paths = start === '{' ? keyPathsOf(text) : [];

  return {
    text,
    xml: start === '<' ? xmlOf(text) : undefined,
    hasKeys: (...keys) =>
      paths.some(path =>
        keys.every((key, at) => path[at] === key || (key === '*' && path[at] !== undefined)),
      ),
  };
}

function decodeLeniently(bytes: Uint8Array): string {
  try {
    return decoderFor(bytes).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** So many are passed over: each takes its time, and binary data has one in every byte. */
const maxErrors = 20;

function xmlOf(text: string): ReportHead['xml'] {
  const tags: SaxesTagPlain[] = [];
  let errorCount = 0;
  const parser = new SaxesParser();
  parser.on('error', error => {
    if (++errorCount > maxErrors) throw error;
  });
  parser.on('opentag', tag => {
    if (tags.length < 2) tags.push(tag);
  });
  try {
    parser.write(text);
  } catch {
    // What was found before tells enough, or nothing does.
  }
  const [root, child] = tags;

  return root && { root, child: child?.name };
}

const maxDepth = 8;

/** The keys on the way to each key and element, as far as the text goes; `[]` for an element of an array. */
function keyPathsOf(text: string): readonly (readonly string[])[] {
  const paths: string[][] = [];
  /** Of each open object the last key, of each array `[]`. */
  const open: string[] = [];
  let isKeyNext = false;
  const tokenizer = new Tokenizer();
  tokenizer.onError = () => {};
  tokenizer.onToken = ({ token, value }) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      open.push(token === TokenType.LEFT_BRACE ? '' : '[]');
      isKeyNext = token === TokenType.LEFT_BRACE;
      if (!isKeyNext && open.length <= maxDepth) paths.push([...open]);
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      open.pop();
    } else if (token === TokenType.COMMA) {
      isKeyNext = open.at(-1) !== '[]';
    } else if (token === TokenType.STRING && isKeyNext) {
      isKeyNext = false;
      open[open.length - 1] = String(value);
      if (open.length <= maxDepth) paths.push([...open]);
    }
  };
  tokenizer.write(text);

  return paths;
}
