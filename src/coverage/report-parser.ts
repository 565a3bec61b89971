/** Reads the text of one report piece by piece into a report builder. */
export interface ReportParser {
  write(text: string): void;
  end(): void;
}
