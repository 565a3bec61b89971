import { JSONParser, TokenizerError, TokenParserError, TokenType } from '@streamparser/json';
import { UnreadableReport } from '../model/coverage.ts';
import type { Sentence } from '../model/sentence.ts';
import { quotedWords, shownSize, unreadBecause } from '../model/unread-reason.ts';

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
        throw malformed(error, this.#offset);
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
    if (this.#hasEnded) throw this.#refused(unreadBecause('json.more-behind'));
    this.#tokenLength += text.length;
    this.#parser.write(text);
    if (this.#tokenLength > maxTokenLength)
      throw this.#refused(unreadBecause('json.long-token', { most: maxTokenLength }));
  }

  #count(token: TokenType, value: unknown): void {
    this.#tokenLength = 0;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth++;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth--;
    if (this.#depth > maxDepth) throw this.#refused(unreadBecause('json.deep', { most: maxDepth }));
    if (this.#depth <= this.#outerDepth) this.#heldBytes = 0;
    this.#heldBytes += bytesOf(token, value);
    if (this.#heldBytes > maxHeldBytes)
      throw this.#refused(unreadBecause('json.large-value', { size: shownSize(maxHeldBytes) }));
  }

  end(): void {
    if (!this.#hasEnded) throw this.#refused(unreadBecause('json.cut-off'));
  }

  #refused(problem: Sentence): UnreadableReport {
    return new UnreadableReport(unreadBecause('at.byte', { byte: this.#offset, problem }));
  }
}

function bytesOf(token: TokenType, value: unknown): number {
  if (token === TokenType.LEFT_BRACKET) return listBytes;
  if (token === TokenType.LEFT_BRACE) return objectBytes;

  return token === TokenType.STRING ? textBytes + String(value).length : otherBytes;
}

/** The tokenizer's own words are `Unexpected "x" at chunk position "1" (absolute position "9") in state KEY`. */
function malformed(cause: Error, lastOffset: number): UnreadableReport {
  const byte = Number(/\(absolute position "(\d+)"\)/.exec(cause.message)?.[1] ?? lastOffset);
  const words = quotedWords(cause.message.replace(/ (?:at chunk position|in state) .*$/s, ''));
  const problem = unreadBecause('json.malformed', { words });

  return new UnreadableReport(unreadBecause('at.byte', { byte, problem }), { cause });
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
