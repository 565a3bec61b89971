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

const leastRows = 5;

/**
 * All rows, page after page. GitHub gives up on a question that takes it ten seconds: then the same page is asked for
 * with half the rows. A list that is longer than `mostPages` is `too-large`: never a part passed off as the whole.
 */
export async function allPages<T>(
  ask: (size: number, after: string | null) => Promise<Page<T>>,
  { size: wanted, mostPages, isLast = () => false, what }: PageLimits<T>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  let size = wanted;
  let after: string | null = null;
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
    if (page.next === null || page.rows.some(isLast)) return rows;
    after = page.next;
  }

  throw new GatewayError('too-large', `${what}: more than ${wanted * mostPages}.`);
}
