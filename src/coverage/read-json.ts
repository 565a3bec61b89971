import { JSONParser } from '@streamparser/json';
import { UnreadableReport } from '../model/coverage.ts';

/** Characters of one value, as large as a source file's coverage may be. */
const maxValueLength = 64 * 1024 * 1024;

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Streams JSON, and holds one value at a time: those at `paths`, such as `$.files.*`. */
export class JsonStream {
  readonly #parser: JSONParser;
  #length = 0;
  #hasEnded = false;

  /** `onValue` gets the keys that lead to the value; of an element of an array its index. */
  constructor(
    paths: readonly string[],
    onValue: (value: JsonValue, keys: readonly (string | number)[]) => void,
  ) {
    this.#parser = new JSONParser({ paths: [...paths], keepStack: false });
    this.#parser.onValue = ({ value, key, stack }) => {
      this.#length = 0;
      const keys = [...stack.slice(1).map(one => one.key), key];
      onValue(
        (value ?? null) as JsonValue,
        keys.filter(one => one !== undefined),
      );
    };
    this.#parser.onError = error => {
      // Thrown by whoever looked at a value.
      if (error instanceof UnreadableReport) throw error;
      throw new UnreadableReport(`not well-formed JSON: ${problemOf(error)}`, { cause: error });
    };
    this.#parser.onEnd = () => {
      this.#hasEnded = true;
    };
  }

  write(text: string): void {
    if (text === '' || (this.#hasEnded && text.trim() === '')) return;
    if (this.#hasEnded) throw new UnreadableReport('not well-formed JSON: more follows behind its end');
    this.#length += text.length;
    if (this.#length > maxValueLength)
      throw new UnreadableReport(`a value in it is longer than ${maxValueLength} characters`);
    this.#parser.write(text);
  }

  end(): void {
    if (!this.#hasEnded) throw new UnreadableReport('not well-formed JSON: it ends too early');
  }
}

function problemOf({ message }: Error): string {
  return message.replace(/\p{C}/gu, ' ').slice(0, 200);
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
