const segmenter = new Intl.Segmenter();
const encoder = new TextEncoder();

/** Cuts to at most `maxCharacters` code points, never inside what a reader sees as one character. */
export function cutAtGrapheme(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters || codePoints(text) <= maxCharacters) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    count += codePoints(segment);
    if (count > maxCharacters - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Shortens Markdown to `maxBytes` of UTF-8 by taking whole lines out of its middle: the conclusion at the top and the
 * foot stay. Code fences and folds that the cut leaves open are closed before it and opened again after it.
 */
export function fitToBudget(markdown: string, maxBytes: number, mark = '*… shortened …*'): string {
  if (bytes(markdown) <= maxBytes) return markdown;

  const lines = markdown.split('\n').map(line => cutLine(line, Math.floor(maxBytes / 4)));
  if (bytes(lines.join('\n')) <= maxBytes) return lines.join('\n');

  const room = maxBytes - bytes(mark) - 1_000;
  const head = takeWhileFits(lines, Math.floor(room * 0.7));
  const foot = takeWhileFits(lines.slice(head.length).reverse(), Math.floor(room * 0.3)).reverse();
  // Rows without their table's head would show as bars.
  while (foot[0]?.trimStart().startsWith('|')) foot.shift();

  const before = openAfter(head);
  const after = openAfter(lines.slice(0, lines.length - foot.length));
  return [...head, ...closing(before), '', mark, '', ...opening(after), ...foot].join('\n');
}

interface Open {
  /** The fence that opened the code block, such as ```` ``` ````. */
  readonly fence: string | null;
  readonly folds: number;
}

const maxReopenedFolds = 20;

function openAfter(lines: readonly string[]): Open {
  let fence: string | null = null;
  let folds = 0;
  for (const line of lines) {
    // A line that begins with a code span of many backticks opens no fence.
    const run = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (run?.startsWith(fence) && line.trim() === run) fence = null;
    } else if (run !== undefined) {
      fence = run;
    } else {
      folds += count(line, '<details') - count(line, '</details>');
    }
  }
  return { fence, folds: Math.min(Math.max(0, folds), maxReopenedFolds) };
}

function closing({ fence, folds }: Open): string[] {
  return [...(fence === null ? [] : [fence]), ...(folds > 0 ? ['', '</details>'.repeat(folds)] : [])];
}

function opening({ fence, folds }: Open): string[] {
  return [...(folds > 0 ? ['<details>'.repeat(folds), ''] : []), ...(fence === null ? [] : [fence])];
}

function takeWhileFits(lines: readonly string[], maxBytes: number): string[] {
  let size = 0;
  const end = lines.findIndex(line => {
    size += bytes(line) + 1;
    return size > maxBytes;
  });
  return end === -1 ? [...lines] : lines.slice(0, end);
}

function cutLine(line: string, maxBytes: number): string {
  return bytes(line) <= maxBytes ? line : cutAtGrapheme(line, Math.floor(maxBytes / 4));
}

function bytes(text: string): number {
  return encoder.encode(text).byteLength;
}

function codePoints(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
