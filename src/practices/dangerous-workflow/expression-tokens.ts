/** A word is a name, a number or `*`; a sign is anything else but a text. */
export interface Token {
  readonly kind: 'word' | 'text' | 'sign';
  readonly value: string;
}

const pattern =
  /'(?<text>(?:[^']|'')*)'|(?<word>[\w-]+|\*)|(?<sign>&&|\|\||==|!=|<=|>=|[<>!.,()[\]])|\s+|[\s\S]/gy;

const maxLength = 5_000;

/** Tokens of a GitHub expression; undefined where something in it is no part of the language, or it is too long. */
export function tokensOf(expression: string): readonly Token[] | undefined {
  if (expression.length > maxLength) return undefined;
  const tokens: Token[] = [];
  for (const { 0: whole, groups = {} } of expression.matchAll(pattern)) {
    const { text, word, sign } = groups;
    if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word.toLowerCase() });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
    else if (whole.trim() !== '') return undefined;
  }

  return tokens;
}
