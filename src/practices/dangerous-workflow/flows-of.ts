import { type Token, tokensOf } from './expression-tokens.ts';

/** A path in a context, as `github.event.issue.title`, in lower case; what is looked up by a computed key is `*`. */
export interface Flow {
  readonly path: string;
  /** Through `toJSON`: all that is below it comes too. */
  readonly whole: boolean;
}

const maxDepth = 50;
/** Their answers are a truth or a hash, whatever they are asked about. */
const harmless: ReadonlySet<string> = new Set(
  'contains startswith endswith hashfiles success always cancelled failure'.split(' '),
);

/**
 * What of the contexts may come out of an expression as text. Undefined where it is no expression.
 * A comparison lets nothing through, `a && b` only b, `a || b` both.
 */
export function flowsOf(expression: string): readonly Flow[] | undefined {
  const tokens = tokensOf(expression);
  if (tokens === undefined) return undefined;
  const parser = new FlowParser(tokens);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NotAnExpression) return undefined;
    throw error;
  }
}

class NotAnExpression extends Error {}

class FlowParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): readonly Flow[] {
    const flows = this.#or();
    if (this.#at < this.#tokens.length) throw new NotAnExpression();

    return flows;
  }

  #or(): readonly Flow[] {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new NotAnExpression();
    const flows = [...this.#and()];
    while (this.#takes('||')) flows.push(...this.#and());
    this.#depth -= 1;

    return flows;
  }

  #and(): readonly Flow[] {
    let flows = this.#comparison();
    while (this.#takes('&&')) flows = this.#comparison();

    return flows;
  }

  #comparison(): readonly Flow[] {
    let flows = this.#operand();
    while (['==', '!=', '<', '<=', '>', '>='].some(sign => this.#takes(sign))) {
      this.#operand();
      flows = [];
    }

    return flows;
  }

  #operand(): readonly Flow[] {
    let isNegated = false;
    while (this.#takes('!')) isNegated = true;
    const flows = this.#value();

    return isNegated ? [] : flows;
  }

  #value(): readonly Flow[] {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === 'text') return [];
    if (token?.kind === 'word') return this.#takes('(') ? this.#call(token.value) : this.#path(token.value);
    if (token?.kind !== 'sign' || token.value !== '(') throw new NotAnExpression();
    const flows = this.#or();
    this.#expect(')');

    // What is looked up in a value is a part of it.
    return flows.map(({ path, whole }) => ({ path: this.#path(path)[0]?.path ?? path, whole }));
  }

  #call(name: string): readonly Flow[] {
    const flows: Flow[] = [];
    if (!this.#takes(')')) {
      do flows.push(...this.#or());
      while (this.#takes(','));
      this.#expect(')');
    }
    // What is looked up in an answer, as in `fromJSON(…).name`, is a part of it.
    this.#path('');
    if (harmless.has(name)) return [];

    return name === 'tojson' ? flows.map(({ path }) => ({ path, whole: true })) : flows;
  }

  #path(start: string): readonly Flow[] {
    let path = start;
    for (;;) {
      if (this.#takes('.')) {
        const token = this.#tokens[this.#at];
        if (token?.kind !== 'word') throw new NotAnExpression();
        this.#at += 1;
        path += `.${token.value}`;
      } else if (this.#takes('[')) {
        const token = this.#tokens[this.#at];
        const isText = token?.kind === 'text' && this.#tokens[this.#at + 1]?.value === ']';
        this.#or();
        this.#expect(']');
        path += isText ? `.${token.value.toLowerCase()}` : '.*';
      } else return [{ path, whole: false }];
    }
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.value !== sign) return false;
    this.#at += 1;

    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw new NotAnExpression();
  }
}
