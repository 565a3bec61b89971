import { GraphQLError } from 'graphql';
import type { Json } from '../../shapes/json.ts';

export interface ListArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
}

const most = 100;

/** One page of a list, by cursors as GitHub has them. */
export function connection<T>(all: readonly T[], args: ListArguments, node: (row: T) => unknown): Json {
  const wanted = args.first ?? args.last;
  if (wanted === undefined || wanted === null)
    throw new GraphQLError('You must provide a `first` or `last` value to properly paginate the connection.');
  if (wanted < 1 || wanted > most)
    throw new GraphQLError(`\`first\` or \`last\` must be between 1 and ${most}, and is ${wanted}.`);
  const from = args.last ? Math.max(0, all.length - args.last) : cursorIndex(args.after);
  const rows = all.slice(from, from + wanted);
  const end = from + rows.length;
  return {
    totalCount: all.length,
    pageInfo: {
      hasNextPage: end < all.length,
      endCursor: rows.length === 0 ? null : Buffer.from(`cursor:${end}`).toString('base64'),
    },
    nodes: rows.map(node),
  };
}

function cursorIndex(after: string | null | undefined): number {
  if (!after) return 0;
  const index = /^cursor:(\d+)$/.exec(Buffer.from(after, 'base64').toString('utf8'))?.[1];
  if (index === undefined) throw new GraphQLError(`\`${after}\` does not appear to be a valid cursor.`);
  return Number(index);
}
