import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableReport } from '../model/coverage.ts';
import { addConditions } from './cobertura-conditions.ts';
import { readCount } from './read-count.ts';
import type { ReportBuilder } from './report-builder.ts';
import type { ReportParser } from './report-parser.ts';

const maxDepth = 256;
const maxAttributeLength = 65_536;
const maxTokenLength = 1_048_576;
const maxSources = 1_000;

interface LineRecord {
  line: number;
  hits: number;
  conditions: string | undefined;
}

/**
 * A class's own lines decide. Those under its methods repeat them, or name the line of the declaration, which the same
 * tools leave out of lcov's lines; they count only for a class that has no lines of its own.
 */
export class CoberturaParser implements ReportParser {
  readonly #builder: ReportBuilder;
  readonly #xml = new SaxesParser();
  #depth = 0;
  #isInsideToken = false;
  #tokenLength = 0;
  #source: string | undefined;
  #isInMethods = false;
  #hasOwnLines = false;
  #methodLines: LineRecord[] = [];

  constructor(builder: ReportBuilder) {
    this.#builder = builder;
    // Not more than these: saxes keeps handlers as properties, and with eight of them V8 makes it five times slower.
    const xml = this.#xml;
    xml.on('error', error => this.#refuse(`not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
    xml.on('doctype', text => this.#checkDoctype(text));
    xml.on('attribute', ({ value }) => {
      if (value.length > maxAttributeLength)
        this.#refuse(`an attribute is longer than ${maxAttributeLength} characters`);
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
      this.#refuse(`a tag, comment or text is longer than ${maxTokenLength} characters`);
    }
  }

  end(): void {
    this.#xml.close();
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#isInsideToken = false;
    if (++this.#depth > maxDepth) this.#refuse(`elements are nested deeper than ${maxDepth}`);
    if (name === 'line') this.#line(attributes);
    else if (name === 'class') this.#class(attributes['filename']);
    else if (name === 'methods') this.#isInMethods = true;
    else if (name === 'source') this.#source = '';
  }

  #close(name: string): void {
    this.#isInsideToken = false;
    this.#depth--;
    if (name === 'class') this.#endClass();
    else if (name === 'methods') this.#isInMethods = false;
    else if (name === 'source') this.#endSource();
  }

  #class(path: string | undefined): void {
    if (path) {
      this.#builder.openFile(path);
    } else {
      this.#builder.closeFile();
      this.#builder.skip();
    }
  }

  #endClass(): void {
    if (!this.#hasOwnLines) for (const record of this.#methodLines) this.#record(record);
    this.#hasOwnLines = false;
    this.#methodLines = [];
    this.#builder.closeFile();
  }

  #line(attributes: SaxesTagPlain['attributes']): void {
    const record: LineRecord = {
      line: readCount(attributes['number'] ?? ''),
      hits: readCount(attributes['hits'] ?? ''),
      conditions: attributes['condition-coverage'],
    };
    if (this.#isInMethods) {
      this.#methodLines.push(record);
    } else {
      this.#hasOwnLines = true;
      this.#record(record);
    }
  }

  #record({ line, hits, conditions }: LineRecord): void {
    this.#builder.addLine(line, hits);
    if (conditions !== undefined && !Number.isNaN(hits)) addConditions(this.#builder, line, conditions);
  }

  #text(text: string): void {
    this.#isInsideToken = false;
    if (this.#source !== undefined) this.#source += text;
  }

  #endSource(): void {
    const source = this.#source?.trim();
    this.#source = undefined;
    if (!source) return;
    if (this.#builder.sources.length === maxSources)
      this.#refuse(`it names more than ${maxSources} <source> roots`);
    this.#builder.sources.push(source);
  }

  /** The external identifier that Cobertura's own reports carry is harmless: nothing outside is ever read. */
  #checkDoctype(text: string): void {
    if (text.replace(/"[^"]*"|'[^']*'/g, '').includes('[')) {
      this.#refuse(
        'the DOCTYPE declares entities or elements of its own (an internal subset); expected none',
      );
    }
  }

  #refuse(problem: string): never {
    const quoted = problem.replace(/\p{C}/gu, ' ').slice(0, 200);
    throw new UnreadableReport(`line ${this.#xml.line}, column ${this.#xml.column}: ${quoted}`);
  }
}
