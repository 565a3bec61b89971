/**
 * Path globs: `*`, `?`, `**` as a whole segment, `[a-z]`, `[!a]`, `{a,b}`, and `\` before a character that is meant
 * as such. Matched by a state machine in time that grows with glob × path: globs come from policy files, and a regular
 * expression made of one can take for ever on a path made for it. A leading dot is a character like any other.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const machines = globs.map(glob => new GlobMachine(glob));
  return path => machines.some(machine => machine.matches(path));
}

interface State {
  /** Which character leads on to `next`; none for a state that only forks. */
  test: ((character: string) => boolean) | undefined;
  next: number;
  /** Reached without a character. */
  forks: number[];
}

const notSlash = (character: string) => character !== '/';
const any = () => true;

class GlobMachine {
  readonly #states: State[] = [];
  readonly #text: string;
  readonly #final: number;
  #at = 0;

  constructor(glob: string) {
    this.#text = glob.replace(/^(?:\.\/)+/, '');
    this.#final = this.#sequence(this.#add(), null);
  }

  matches(path: string): boolean {
    let active = this.#closure([0]);
    for (const character of path) {
      const reached: number[] = [];
      for (const index of active) {
        const state = this.#states[index];
        if (state?.test?.(character)) reached.push(state.next);
      }
      if (reached.length === 0) return false;
      active = this.#closure(reached);
    }
    return active.has(this.#final);
  }

  #closure(reached: number[]): Set<number> {
    const all = new Set(reached);
    for (const index of all) for (const fork of this.#states[index]?.forks ?? []) all.add(fork);
    return all;
  }

  #add(): number {
    return this.#states.push({ test: undefined, next: -1, forks: [] }) - 1;
  }

  #step(from: number, test: (character: string) => boolean, to = this.#add()): number {
    const via = this.#add();
    this.#fork(from, via);
    this.#states[via] = { test, next: to, forks: [] };
    return to;
  }

  #fork(from: number, to: number): void {
    this.#states[from]?.forks.push(to);
  }

  /** Reads up to the end, or inside braces to the comma or brace that ends the part; returns the last state. */
  #sequence(start: number, braces: Braces | null): number {
    let state = start;
    const first = this.#at;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at];
      if (braces !== null && (character === ',' || character === '}')) break;
      const isSegmentStart =
        this.#text[this.#at - 1] === '/' || (this.#at === first && (braces?.beginSegment ?? true));
      state = this.#globstar(state, isSegmentStart, braces) ?? this.#piece(state, isSegmentStart, braces);
    }
    return state;
  }

  /** `**` as a whole segment: any number of folders, or at the end anything. */
  #globstar(from: number, isSegmentStart: boolean, braces: Braces | null): number | undefined {
    const end = braces?.endSegment ? /^(\/?)\*\*(\/|$|(?=[,}]))/ : /^(\/?)\*\*(\/|$)/;
    const ahead = end.exec(this.#text.slice(this.#at, this.#at + 4));
    if (ahead === null || (ahead[1] === '' && !isSegmentStart)) return undefined;
    const [whole, before, after] = ahead;
    if (before === '/' && after === '/') {
      this.#at += 1;
      return this.#step(from, character => character === '/');
    }
    this.#at += whole.length;
    const to = this.#add();
    this.#fork(from, to);
    if (after === '/') {
      const inside = this.#step(from, notSlash);
      this.#step(inside, notSlash, inside);
      this.#step(inside, character => character === '/', from);
    } else {
      const inside = before === '/' ? this.#step(from, character => character === '/') : from;
      this.#step(inside, any, inside);
      this.#fork(inside, to);
    }
    return to;
  }

  #piece(from: number, isSegmentStart: boolean, around: Braces | null): number {
    const character = this.#text[this.#at] ?? '';
    if (character === '{') {
      const to = this.#braces(from, isSegmentStart, around);
      if (to !== undefined) return to;
    }
    const set = character === '[' ? this.#set() : undefined;
    if (set) return this.#step(from, set);

    this.#at++;
    if (character === '*') {
      this.#step(from, notSlash, from);
      const to = this.#add();
      this.#fork(from, to);
      return to;
    }
    if (character === '?') return this.#step(from, notSlash);
    return this.#step(from, this.#literal(character));
  }

  /** A character outside the basic plane is two units in the glob and one in the path's walk. */
  #literal(unit: string): (character: string) => boolean {
    let start = this.#at - 1;
    if (unit === '\\' && this.#at < this.#text.length) start = this.#at;
    const wanted = String.fromCodePoint(this.#text.codePointAt(start) ?? 0);
    this.#at = start + wanted.length;
    return character => character === wanted;
  }

  #braces(from: number, beginSegment: boolean, around: Braces | null): number | undefined {
    const close = pairOf(this.#text, this.#at);
    if (close === undefined) return undefined;
    const after = this.#text[close + 1] ?? '/';
    const endSegment = after === '/' || (around?.endSegment === true && /[,}]/.test(after));
    const braces = { beginSegment, endSegment };
    const to = this.#add();
    do {
      this.#at++;
      const start = this.#add();
      this.#fork(from, start);
      this.#fork(this.#sequence(start, braces), to);
    } while (this.#text[this.#at] === ',');
    this.#at++;
    return to;
  }

  #set(): ((character: string) => boolean) | undefined {
    const found = /^\[([!^]?)(\]?[^\]/]{0,200})\]/.exec(this.#text.slice(this.#at, this.#at + 205));
    if (found === null || found[2] === '') return undefined;
    this.#at += found[0].length;
    const isNegated = found[1] !== '';
    const members = [...(found[2] ?? '').matchAll(/(.)-(.)|(.)/gsu)].map(
      ([, low, high, single = '']) => [low ?? single, high ?? single] as const,
    );
    return character =>
      character !== '/' && members.some(([low, high]) => low <= character && character <= high) !== isNegated;
  }
}

/** Whether a part in braces begins, and ends, a segment of the path. */
interface Braces {
  readonly beginSegment: boolean;
  readonly endSegment: boolean;
}

/** Where braces with a comma are closed; others are characters like any other. */
function pairOf(text: string, start: number): number | undefined {
  let depth = 0;
  let hasComma = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === ',' && depth === 1) hasComma = true;
    else if (text[at] === '}' && --depth === 0) return hasComma ? at : undefined;
  }
  return undefined;
}
