import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableReport } from '../model/coverage.ts';
import type { Sentence } from '../model/sentence.ts';
import { quotedWords, unreadBecause } from '../model/unread-reason.ts';

const maxDepth = 256;
const maxNameLength = 1_024;
const maxAttributeLength = 65_536;
const maxTokenLength = 1_048_576;

const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];

export type XmlAttributes = SaxesTagPlain['attributes'];

/** What a format makes of the elements as they pass by. */
export interface XmlReader {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text?(text: string): void;
  /** How elements of the most frequent kind begin, empty ones: `<line number="`. */
  readonly simple?: string;
  /**
   * A shortcut for those, without objects and strings for each: takes the element that begins at `start`, all of it, and
   * returns where it ends, or -1 when it is for `open` and `close`.
   */
  skim?(text: string, start: number): number;
}

/** Streams XML that nobody trusts: no entities of its own, nothing from outside, no depth or length without a limit. */
export class XmlStream {
  readonly #xml = new SaxesParser();
  readonly #reader: XmlReader;
  #depth = 0;
  #isInsideToken = false;
  #tokenLength = 0;
  /** Characters that the parser was given, and how many of them there were at the end of the last tag. */
  #given = 0;
  #tagEnd = 0;

  constructor(reader: XmlReader) {
    this.#reader = reader;
    // Not more than these: saxes keeps handlers as properties, and with eight of them V8 makes it five times slower.
    const xml = this.#xml;
    xml.on('error', error => this.#refuseMalformed(error.message.replace(/^\d+:\d+: /, '')));
    xml.on('doctype', text => this.#checkDoctype(text));
    xml.on('opentag', tag => this.#open(tag));
    xml.on('closetag', tag => this.#close(tag.name));
    xml.on('text', text => this.#text(text));
  }

  /** That was reached, from 1. */
  get line(): number {
    return this.#xml.line;
  }

  write(text: string): void {
    this.#isInsideToken = true;
    if (this.#reader.simple === undefined) this.#give(text);
    else this.#skim(text, this.#reader.simple);
    this.#tokenLength = this.#isInsideToken ? this.#tokenLength + text.length : 0;
    if (this.#tokenLength > maxTokenLength) {
      this.refuse(unreadBecause('xml.long-token', { most: maxTokenLength }));
    }
  }

  end(): void {
    this.#xml.close();
  }

  /** Throws UnreadableReport, with the place that was reached. */
  refuse(problem: Sentence): never {
    const { line, column } = this.#xml;
    throw new UnreadableReport(unreadBecause('at.line', { line, column, problem }));
  }

  #refuseMalformed(words: string): never {
    this.refuse(unreadBecause('xml.malformed', { words: quotedWords(words) }));
  }

  #give(text: string): void {
    this.#xml.write(text);
    this.#given += text.length;
  }

  /** Gives the reader runs of simple elements, and the parser all before, between and behind them. */
  #skim(text: string, simple: string): void {
    const end = text.lastIndexOf('>') + 1;
    let given = 0;
    for (let start = text.indexOf(simple); start !== -1 && start < end; ) {
      this.#give(text.slice(given, start));
      given = this.#skimRun(text, start, end);
      start = text.indexOf(simple, Math.max(given, start + 1));
    }
    this.#give(text.slice(given));
  }

  /** Returns where the run ends; where it starts if none does. */
  #skimRun(text: string, start: number, end: number): number {
    const isInPlace = this.#depth > 0 && this.#depth < maxDepth && this.#isBehindTag(text, start);
    const runEnd = isInPlace ? endOfRun(this.#reader, text, start, end) : start;
    if (runEnd === start) return start;
    this.#give(blanksInPlaceOf(text, start, runEnd));
    this.#tagEnd = this.#given;
    this.#isInsideToken = false;

    return runEnd;
  }

  /** Not in a comment, in CDATA or in an attribute: the parser ended a tag, and was given nothing but blanks since. */
  #isBehindTag(text: string, at: number): boolean {
    let blanks = 0;
    while (blanks < at && isBlankAt(text, at - blanks - 1)) blanks++;

    return this.#tagEnd === this.#given - blanks;
  }

  #open(tag: SaxesTagPlain): void {
    this.#isInsideToken = false;
    const tagStart = this.#tagEnd;
    this.#tagEnd = this.#xml.position;
    // Looking at each attribute takes long: in a short tag none is too long.
    if (this.#tagEnd - tagStart > maxAttributeLength) this.#checkLengths(tag.attributes);
    if (++this.#depth > maxDepth) this.refuse(unreadBecause('xml.deep', { most: maxDepth }));
    if (tag.name.length > maxNameLength) this.refuse(unreadBecause('xml.long-name', { most: maxNameLength }));
    this.#reader.open(tag.name, tag.attributes);
    // Until the element is closed saxes holds the tag: 256 of them may have a million characters each.
    tag.attributes = {};
  }

  #checkLengths(attributes: XmlAttributes): void {
    if (Object.values(attributes).some(value => value.length > maxAttributeLength))
      this.refuse(unreadBecause('xml.long-attribute', { most: maxAttributeLength }));
  }

  #close(name: string): void {
    this.#isInsideToken = false;
    this.#tagEnd = this.#xml.position;
    this.#depth--;
    this.#reader.close(name);
  }

  #text(text: string): void {
    this.#isInsideToken = false;
    this.#reader.text?.(text);
  }

  /** The external identifier that Cobertura's and JaCoCo's reports carry is harmless: nothing outside is ever read. */
  #checkDoctype(text: string): void {
    if (text.replace(/"[^"]*"|'[^']*'/g, '').includes('[')) {
      this.refuse(unreadBecause('xml.declarations'));
    }
  }
}

function endOfRun(reader: XmlReader, text: string, start: number, end: number): number {
  let runEnd = start;
  for (let at = start; at < end; ) {
    const elementEnd = reader.skim?.(text, at) ?? -1;
    if (elementEnd === -1) break;
    runEnd = elementEnd;
    for (at = elementEnd; at < end && isBlankAt(text, at); ) at++;
  }
  return runEnd;
}

/** As many lines, and as many columns in the last one: with them the parser still knows the place that it is at. */
function blanksInPlaceOf(text: string, start: number, end: number): string {
  let lineFeeds = 0;
  let lineStart = start;
  for (
    let feed = text.indexOf('\n', start);
    feed !== -1 && feed < end;
    feed = text.indexOf('\n', lineStart)
  ) {
    lineFeeds++;
    lineStart = feed + 1;
  }
  return '\n'.repeat(lineFeeds) + ' '.repeat(end - lineStart);
}

/** A carriage return alone is a line of its own to XML: it is left to the parser. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);

  return (
    code === space || code === lineFeed || code === tab || (code === carriageReturn && text[at + 1] === '\n')
  );
}
