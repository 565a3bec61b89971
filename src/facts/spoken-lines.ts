/**
 * The lines of a comment that its author says: without quotes, code blocks and what GitHub does not show. Markdown is
 * read in several ways at once, and a line that is quoted or hidden in any of them is left out: a command that nobody
 * meant is worse than one that has to be written again.
 */
export function spokenLines(markdown: string): readonly string[] {
  const fences = [
    { fence: topLevelFence, inHtml: true },
    { fence: topLevelFence, inHtml: false },
    { fence: anyFence, inHtml: true },
    { fence: flushFence, inHtml: true },
  ];
  const readings = fences.flatMap(given =>
    [
      ...[[], ...hidings.map(hiding => [hiding]), hidings].map(hidden => ({ hidden, deepest: 1 })),
      { hidden: hidings, deepest: deepestHiding },
    ].map(html => createReading({ ...given, ...html })),
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

/** What is indented may be in a list item, which ends with its fence where a line is not. */
const flushFence = { opens: /^(`{3,}|~{3,})(.*)$/, closes: topLevelFence.closes };
/** What begins with a tag is HTML until an empty line, and knows no fences. */
const htmlStart = /^ {0,3}<[a-z/!?]/i;
/** In a list too, at whatever depth. */
const quoteStart = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*>/;

interface Syntax {
  readonly fence: { readonly opens: RegExp; readonly closes: RegExp };
  /** Whether fences open behind a line that begins with a tag. */
  readonly inHtml: boolean;
  readonly hidden: readonly Hiding[];
  /** How many of them may stand within each other: `</pre>` in a comment ends no `<pre>`. */
  readonly deepest: number;
}

/** Takes one line after the other and says of each whether it is spoken. */
function createReading({ fence: syntax, inHtml, hidden, deepest }: Syntax): (line: string) => boolean {
  let fence: string | undefined;
  let hiding: readonly Hiding[] = [];
  let inQuote = false;
  let isHtml = false;
  let ticks = 0;

  return line => {
    if (fence !== undefined) {
      if (syntax.closes.exec(line)?.[1]?.startsWith(fence)) fence = undefined;

      return false;
    }
    if (hiding.length > 0) {
      hiding = hidingAfter(line, hiding, hidden, deepest);

      return false;
    }
    const isQuote = quoteStart.test(line);
    // A paragraph that begins in a quote or a code span goes on in it until an empty line.
    const goesOn = line.trim() !== '';
    const isCode = goesOn && ticks > 0;
    inQuote = isQuote || (inQuote && goesOn);
    ticks = goesOn ? openTicks(line, ticks) : 0;
    isHtml = !inHtml && goesOn && (isHtml || htmlStart.test(line));
    if (isQuote) return false;
    fence = isHtml ? undefined : fenceOpenedBy(line, syntax.opens);
    if (fence === undefined) hiding = hidingAfter(line, [], hidden, deepest);
    else ticks = 0;

    return fence === undefined && hiding.length === 0 && !inQuote && !isCode;
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

/** Nothing is hidden far down: whoever nests more than this wants no command read. */
const deepestHiding = 20;

interface Hiding {
  readonly start: string;
  readonly end: string;
  /** What stands in it is no HTML. */
  readonly isText: boolean;
}

const hidings: readonly Hiding[] = [
  { start: '<!--', end: '-->', isText: true },
  { start: '<![cdata[', end: ']]>', isText: true },
  { start: '<?', end: '?>', isText: true },
  { start: '<!', end: '>', isText: true },
  ...['pre', 'code', 'blockquote'].map(tag => ({ start: `<${tag}`, end: `</${tag}`, isText: false })),
  { start: '<textarea', end: '</textarea', isText: true },
];
const brackets = /<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>|<!(?=[a-z])|<\/?(?:pre|code|blockquote|textarea)\b|>/gi;

/** The HTML that is still open after this line, the innermost last. */
function hidingAfter(
  line: string,
  open: readonly Hiding[],
  among: readonly Hiding[],
  deepest: number,
): readonly Hiding[] {
  const stack = [...open];
  for (const [bracket] of line.matchAll(brackets)) {
    const found = bracket.toLowerCase();
    const innermost = stack.at(-1);
    const opened = among.find(one => one.start === found);
    if (innermost?.end === found) stack.pop();
    else if (opened !== undefined && stack.length < deepest && innermost?.isText !== true) stack.push(opened);
  }

  return stack;
}
