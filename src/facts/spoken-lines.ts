/**
 * The lines of a comment that its author says: without quotes, code blocks and what GitHub does not show. Markdown is
 * read in several ways at once, and a line that is quoted or hidden in any of them is left out: a command that nobody
 * meant is worse than one that has to be written again.
 */
export function spokenLines(markdown: string): readonly string[] {
  const readings = [topLevelFence, anyFence].flatMap(fence =>
    [[], ...hidings.map(hiding => [hiding]), hidings].map(hidden => createReading({ fence, hidden })),
  );

  return markdown.split(/\r\n?|\n/).filter(line => {
    const isSpoken = readings.map(reading => reading(line));

    return isSpoken.every(Boolean);
  });
}

const topLevelFence = { opens: /^ {0,3}(`{3,}|~{3,})(.*)$/, closes: /^ {0,3}(`{3,}|~{3,})\s*$/ };
/** In a list too, at whatever depth. */
const anyFence = {
  opens: /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/,
  closes: /^\s*(`{3,}|~{3,})\s*$/,
};

/** In a list too, at whatever depth. */
const quoteStart = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*>/;

interface Syntax {
  readonly fence: { readonly opens: RegExp; readonly closes: RegExp };
  readonly hidden: readonly Hiding[];
}

/** Takes one line after the other and says of each whether it is spoken. */
function createReading({ fence: syntax, hidden }: Syntax): (line: string) => boolean {
  let fence: string | undefined;
  let hiding: Hiding | undefined;
  let inQuote = false;
  let ticks = 0;

  return line => {
    if (fence !== undefined) {
      if (syntax.closes.exec(line)?.[1]?.startsWith(fence)) fence = undefined;

      return false;
    }
    if (hiding !== undefined) {
      hiding = hidingAfter(line, hiding, hidden);

      return false;
    }
    const isQuote = quoteStart.test(line);
    // A paragraph that begins in a quote or a code span goes on in it until an empty line.
    const goesOn = line.trim() !== '';
    const isCode = goesOn && ticks > 0;
    inQuote = isQuote || (inQuote && goesOn);
    ticks = goesOn ? openTicks(line, ticks) : 0;
    if (isQuote) return false;
    fence = fenceOpenedBy(line, syntax.opens);
    if (fence === undefined) hiding = hidingAfter(line, undefined, hidden);
    else ticks = 0;

    return fence === undefined && hiding === undefined && !inQuote && !isCode;
  };
}

function fenceOpenedBy(line: string, pattern: RegExp): string | undefined {
  const [, marks = '', info = ''] = pattern.exec(line) ?? [];
  // Three backticks with more behind them on the same line are a code span.
  return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
}

/** How many backticks began the code span that is open after this line; 0 when none is. */
function openTicks(line: string, before: number): number {
  let open = before;
  for (const [{ length }] of line.matchAll(/`+/g)) {
    if (open === 0) open = length;
    else if (open === length) open = 0;
  }

  return open;
}

interface Hiding {
  readonly start: string;
  readonly end: string;
}

const hidings: readonly Hiding[] = [
  { start: '<!--', end: '-->' },
  { start: '<![cdata[', end: ']]>' },
  { start: '<?', end: '?>' },
  { start: '<!', end: '>' },
  ...['pre', 'code', 'blockquote', 'textarea'].map(tag => ({ start: `<${tag}`, end: `</${tag}` })),
];
const brackets = /<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>|<!(?=[a-z])|<\/?(?:pre|code|blockquote|textarea)\b|>/gi;

/** The HTML that is still open after this line. */
function hidingAfter(line: string, open: Hiding | undefined, among: readonly Hiding[]): Hiding | undefined {
  let hiding = open;
  for (const [bracket] of line.matchAll(brackets)) {
    const found = bracket.toLowerCase();
    if (hiding === undefined) hiding = among.find(one => one.start === found);
    else if (hiding.end === found) hiding = undefined;
  }

  return hiding;
}
