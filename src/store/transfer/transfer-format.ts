import { z } from 'zod';
import { OperatorError } from '../../model/operator-error.ts';

/** Raised when an older Rung could not read the file any longer. */
export const formatVersion = 1;

/** Where deliveries were looked for last: the next start must look at all that the other database may have missed. */
export const leftBehind: ReadonlySet<string> = new Set(['catch_up']);

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

/** The first line. `migration`: the newest one that the other database had. */
const header = z.object({
  rung: z.literal('export'),
  format: z.int().positive(),
  migration: z.string().regex(/^\d{4}$/),
  /** Columns by table, in the order of import. */
  tables: z.record(name, z.array(name)),
});
export type Header = z.infer<typeof header>;

/** The last line, by which a file that was cut short is told. */
const footer = z.object({ rows: z.record(name, z.int().nonnegative()) });

export function writeHeader(content: Omit<Header, 'rung' | 'format'>): string {
  return `${JSON.stringify({ rung: 'export', format: formatVersion, ...content })}\n`;
}

export function readHeader(line: string | undefined): Header {
  const content = parse(line ?? '');
  const format = z.object({ rung: z.literal('export'), format: z.int().positive() }).safeParse(content);
  if (!format.success)
    throw new OperatorError('Line 1 is not the beginning of an export: expected a file of "rung export".');
  if (format.data.format > formatVersion)
    throw new OperatorError(
      `The file has format ${format.data.format}, written by a newer Rung; this one reads up to ${formatVersion}.`,
    );
  const checked = header.safeParse(content);
  if (!checked.success) throw new OperatorError('Line 1 is damaged: expected the header of an export.');

  return checked.data;
}

/** `row`: an object of the values as text, as PostgreSQL writes it: JavaScript's numbers would not hold all of them. */
export function writeRow(table: string, row: string): string {
  return `{"table":"${table}","row":${row}}\n`;
}

const rowLine = /^\{"table":"([a-z_][a-z0-9_]*)","row":(\{.*\})\}$/s;

/** Undefined when it is no row. */
export function readRow(line: string): { readonly table: string; readonly row: string } | undefined {
  const [, table, row] = rowLine.exec(line) ?? [];

  return table === undefined || row === undefined ? undefined : { table, row };
}

export function writeFooter(rows: RowCounts): string {
  return `${JSON.stringify({ rows })}\n`;
}

/** Undefined when it is no footer. */
export function readFooter(line: string): RowCounts | undefined {
  return footer.safeParse(parse(line)).data?.rows;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
