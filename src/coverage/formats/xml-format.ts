import { type XmlAttributes, type XmlReader, XmlStream } from '../read-xml.ts';
import type { ReportBuilder } from '../report-builder.ts';
import type { ReportParser } from '../report-parser.ts';

/** A report in XML: what its elements mean is the format's own. */
export abstract class XmlFormat implements ReportParser, XmlReader {
  protected readonly builder: ReportBuilder;
  protected readonly xml = new XmlStream(this);

  constructor(builder: ReportBuilder) {
    this.builder = builder;
    builder.place = () => ({ line: this.xml.line });
  }

  write(text: string): void {
    this.xml.write(text);
  }

  end(): void {
    this.xml.end();
  }

  abstract open(name: string, attributes: XmlAttributes): void;
  abstract close(name: string): void;
}
