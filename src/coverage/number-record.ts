const zero = 0x30;
const nine = 0x39;
// So numbers are small integers to V8; longer ones are for the reader's slow way.
const maxDigits = 9;

/**
 * A record in which all but whole numbers is always the same: `new NumberRecord('DA:', ',', '\n')` is a line of lcov.
 * Nearly all of a large report are such records, so they are read in place, without a string or an object for each.
 */
export class NumberRecord {
  readonly #pieces: readonly string[];
  readonly #numbers: number[];

  /** What stands before, between and behind the numbers. */
  constructor(...pieces: readonly string[]) {
    this.#pieces = pieces;
    this.#numbers = pieces.slice(1).map(() => 0);
  }

  /** Where the record ends that begins at `start`, and -1 when none does. */
  endIn(text: string, start: number): number {
    const pieces = this.#pieces;
    let at = start;
    for (let index = 0; ; index++) {
      const piece = pieces[index] as string;
      if (!text.startsWith(piece, at)) return -1;
      at += piece.length;
      if (index === pieces.length - 1) return at;
      const first = at;
      let number = 0;
      for (let code = text.charCodeAt(at); code >= zero && code <= nine; code = text.charCodeAt(++at))
        number = number * 10 + code - zero;
      if (at === first || at - first > maxDigits) return -1;
      this.#numbers[index] = number;
    }
  }

  /** Of the record that was found last. */
  number(index: number): number {
    return this.#numbers[index] as number;
  }
}
