/** Path → line → how often it runs, with "!" when one of its branches is never taken. */
export type ExpectedLines = ReadonlyMap<string, ReadonlyMap<number, string>>;

export interface Difference {
  readonly because: string;
  /** Path → line → what this report says of it; the empty text when it does not name the line. */
  readonly lines: Readonly<Record<string, Readonly<Record<number, string>>>>;
}

const record = /^ *(?<mark>\d+!?)?\|/;

/** A `lines.txt`: `=== path`, then the file's own text with the marks before it. */
export function readLines(text: string): ExpectedLines {
  const files = new Map<string, Map<number, string>>();
  for (const section of sectionsOf(text)) {
    const marks = section.lines.map(line => record.exec(line)?.groups?.['mark']);
    files.set(
      section.path,
      new Map(marks.flatMap((mark, index) => (mark === undefined ? [] : [[index + 1, mark]]))),
    );
  }
  return files;
}

/** The text of the sources that stand in a `lines.txt`. */
export function sourcesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    sectionsOf(text).map(({ path, lines }) => [
      path,
      lines.map(line => `${line.replace(record, '')}\n`).join(''),
    ]),
  );
}

function sectionsOf(text: string): readonly { path: string; lines: readonly string[] }[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map(section => {
      const [path = '', ...lines] = section.trimEnd().split('\n');
      return { path, lines };
    });
}

/** What a report says that has `paths` only and tells some lines in another way. Throws for a difference that is none. */
export function withDifferences(
  lines: ExpectedLines,
  paths: readonly string[],
  differences: readonly Difference[],
): ExpectedLines {
  const changed = new Map(paths.map(path => [path, new Map(lines.get(path))]));
  for (const difference of differences) {
    for (const [path, marks] of Object.entries(difference.lines)) {
      for (const [line, mark] of Object.entries(marks)) {
        const file = changed.get(path);
        if (file === undefined || (file.get(Number(line)) ?? '') === mark)
          throw new Error(`${path}:${line} does not differ: ${difference.because}`);
        if (mark === '') file.delete(Number(line));
        else file.set(Number(line), mark);
      }
    }
  }
  return changed;
}
