import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableReport } from '../model/coverage.ts';

const maxDepth = 256;
const maxNameLength = 1_024;
const maxAttributeLength = 65_536;
const maxTokenLength = 1_048_576;

export type XmlAttributes = SaxesTagPlain['attributes'];

/** What a format makes of the elements as they pass by. */
export interface XmlReader {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/** Streams XML that nobody trusts: no entities of its own, nothing from outside, no depth or length without a limit. */
export class XmlStream {
  readonly #xml = new SaxesParser();
  readonly #reader: XmlReader;
  #depth = 0;
  #isInsideToken = false;
  #tokenLength = 0;

  constructor(reader: XmlReader) {
    this.#reader = reader;
    // Not more than these: saxes keeps handlers as properties, and with eight of them V8 makes it five times slower.
    const xml = this.#xml;
    xml.on('error', error => this.refuse(`not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
    xml.on('doctype', text => this.#checkDoctype(text));
    xml.on('attribute', ({ value }) => {
      if (value.length > maxAttributeLength)
        this.refuse(`an attribute is longer than ${maxAttributeLength} characters`);
    });
    xml.on('opentag', tag => this.#open(tag));
    xml.on('closetag', tag => this.#close(tag.name));
    xml.on('text', text => this.#text(text));
  }

  write(text: string): void {
    this.#isInsideToken = true;
    this.#xml.write(text);
    this.#tokenLength = this.#isInsideToken ? this.#tokenLength + text.length : 0;
    if (this.#tokenLength > maxTokenLength) {
      this.refuse(`a tag, comment or text is longer than ${maxTokenLength} characters`);
    }
  }

  end(): void {
    this.#xml.close();
  }

  /** Throws UnreadableReport, with the place that was reached. */
  refuse(problem: string): never {
    const quoted = problem.replace(/\p{C}/gu, ' ').slice(0, 200);
    throw new UnreadableReport(`line ${this.#xml.line}, column ${this.#xml.column}: ${quoted}`);
  }

  #open(tag: SaxesTagPlain): void {
    this.#isInsideToken = false;
    if (++this.#depth > maxDepth) this.refuse(`elements are nested deeper than ${maxDepth}`);
    if (tag.name.length > maxNameLength)
      this.refuse(`an element's name is longer than ${maxNameLength} characters`);
    this.#reader.open(tag.name, tag.attributes);
    // Until the element is closed saxes holds the tag: 256 of them may have a million characters each.
    tag.attributes = {};
  }

  #close(name: string): void {
    this.#isInsideToken = false;
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
      this.refuse('the DOCTYPE declares entities or elements of its own (an internal subset); expected none');
    }
  }
}
