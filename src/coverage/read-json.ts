import { JSONParser, TokenizerError, TokenParserError, TokenType } from '@streamparser/json';
import { UnreadableReport } from '../model/coverage.ts';

const mebibyte = 1024 * 1024;
const maxDepth = 256;
/** Of one text or number: some tools put a whole source file into their report. */
const maxTokenLength = 16 * mebibyte;
/** Of the value at hand: the coverage of a source file of a hundred thousand statements takes less. */
const maxHeldBytes = 64 * mebibyte;
/** About what one takes in memory. */
const [listBytes, objectBytes, textBytes, otherBytes] = [192, 64, 24, 16];

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Streams JSON that nobody trusts, and holds one value at a time: those at `paths`, such as `$.files.*`. */
export class JsonStream {
  readonly #parser: JSONParser;
  /** No value at `paths` is open where not more than this is open around it. */
  readonly #outerDepth: number;
  #depth = 0;
  #heldBytes = 0;
  #tokenLength = 0;
  #offset = 0;
  #hasEnded = false;

  /** `onValue` gets the keys that lead to the value; of an element of an array its index. */
  constructor(
    paths: readonly string[],
    onValue: (value: JsonValue, keys: readonly (string | number)[]) => void,
  ) {
    this.#outerDepth = Math.min(...paths.map(path => path.split('.').length - 1));
    this.#parser = new JSONParser({ paths: [...paths], keepStack: false });
    this.#parser.onToken = ({ token, value, offset }) => {
      this.#offset = offset;
      this.#count(token, value);
    };
    this.#parser.onValue = ({ value, key, stack }) => {
      this.#heldBytes = 0;
      const keys = [...stack.slice(1).map(one => one.key), key];
      onValue(
        (value ?? null) as JsonValue,
        keys.filter(one => one !== undefined),
      );
    };
    this.#parser.onError = error => {
      if (error instanceof TokenizerError || error instanceof TokenParserError)
        throw new UnreadableReport(problemOf(error, this.#offset), { cause: error });
      // Thrown by whoever looked at a value.
      throw error;
    };
    this.#parser.onEnd = () => {
      this.#hasEnded = true;
    };
  }

  /** Of the last text, number or sign, from 0. */
  get offset(): number {
    return this.#offset;
  }

  write(text: string): void {
    if (text === '' || (this.#hasEnded && text.trim() === '')) return;
    if (this.#hasEnded) throw this.#refused('not well-formed JSON: more follows behind its end');
    this.#tokenLength += text.length;
    this.#parser.write(text);
    if (this.#tokenLength > maxTokenLength)
      throw this.#refused(`the text or number behind it is longer than ${maxTokenLength} characters`);
  }

  #count(token: TokenType, value: unknown): void {
    this.#tokenLength = 0;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth++;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth--;
    if (this.#depth > maxDepth) throw this.#refused(`lists and objects are nested deeper than ${maxDepth}`);
    if (this.#depth <= this.#outerDepth) this.#heldBytes = 0;
    this.#heldBytes += bytesOf(token, value);
    if (this.#heldBytes > maxHeldBytes)
      throw this.#refused(`one value takes more than ${maxHeldBytes / mebibyte} MiB of memory`);
  }

  end(): void {
    if (!this.#hasEnded) throw this.#refused('not well-formed JSON: it ends too early');
  }

  #refused(problem: string): UnreadableReport {
    return new UnreadableReport(`byte ${this.#offset}: ${problem}`);
  }
}

function bytesOf(token: TokenType, value: unknown): number {
  if (token === TokenType.LEFT_BRACKET) return listBytes;
  if (token === TokenType.LEFT_BRACE) return objectBytes;

  return token === TokenType.STRING ? textBytes + String(value).length : otherBytes;
}

/** The tokenizer's own words are `Unexpected "x" at chunk position "1" (absolute position "9") in state KEY`. */
function problemOf({ message }: Error, lastOffset: number): string {
  const offset = /\(absolute position "(\d+)"\)/.exec(message)?.[1] ?? lastOffset;
  const problem = message.replace(/ (?:at chunk position|in state) .*$/s, '').replace(/\p{C}/gu, ' ');

  return `byte ${offset}: not well-formed JSON: ${problem.slice(0, 200)}`;
}

export const asObject = (value: JsonValue | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

export const asArray = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : [];

export const asText = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** NaN for anything but a number: the builder counts it as malformed. */
export const asNumber = (value: JsonValue | undefined): number =>
  typeof value === 'number' ? value : Number.NaN;
