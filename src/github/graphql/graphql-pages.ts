import { GatewayError } from '../../model/gateway-error.ts';

export interface Page<T> {
  readonly rows: readonly T[];
  /** Null on the last page. */
  readonly next: string | null;
}

export interface PageLimits<T> {
  /** Rows of one page. */
  readonly size: number;
  readonly mostPages: number;
  /** Nothing of interest comes after such a row. */
  readonly isLast?: (row: T) => boolean;
  /** For messages: "harbour/quotes: pull requests". */
  readonly what: string;
}

/** To go on where somebody was cut off. */
export interface Progress<T> {
  readonly after: string | null;
  /** Told of each page before the next one is asked for; null when it was the last. */
  onPage(rows: readonly T[], next: string | null): Promise<void>;
}

const leastRows = 5;

/**
 * All rows, page after page. GitHub gives up on a question that takes it ten seconds: then the same page is asked for
 * with half the rows. A list that is longer than `mostPages` is `too-large`: never a part passed off as the whole.
 */
export async function allPages<T>(
  ask: (size: number, after: string | null) => Promise<Page<T>>,
  { size: wanted, mostPages, isLast = () => false, what }: PageLimits<T>,
  progress?: Progress<T>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  let size = wanted;
  let after: string | null = progress?.after ?? null;
  for (let left = wanted * mostPages; left > 0; left -= size) {
    let page: Page<T>;
    try {
      page = await ask(size, after);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'unavailable' || size <= leastRows) throw error;
      size = Math.max(leastRows, Math.floor(size / 2));
      continue;
    }
    rows.push(...page.rows);
    after = page.rows.some(isLast) ? null : page.next;
    await progress?.onPage(page.rows, after);
    if (after === null) return rows;
  }

  throw new GatewayError('too-large', `${what}: more than ${wanted * mostPages}.`);
}
