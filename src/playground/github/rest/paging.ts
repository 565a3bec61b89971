import { type Answer, answer } from './answer.ts';
import type { Call } from './call.ts';

const defaultPerPage = 30;
const maxPerPage = 100;

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The asked-for page of a list, with GitHub's `Link` header. */
export function pageOf<T>(call: Call, all: readonly T[]): Page<T> {
  const perPage = Math.min(maxPerPage, Math.max(1, Number(call.query.get('per_page') ?? defaultPerPage)));
  const page = Math.max(1, Number(call.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = (rel: string, to: number) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(to));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link('prev', page - 1)] : []),
    ...(page < last ? [link('next', page + 1), link('last', last)] : []),
    ...(page > 1 ? [link('first', 1)] : []),
  ];
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

export function listAnswer<T>(call: Call, all: readonly T[], shape: (item: T) => unknown): Answer {
  const { items, headers } = pageOf(call, all);
  return { ...answer(items.map(shape)), headers };
}

/** A list inside an object, with its total. */
export function countedAnswer<T>(
  call: Call,
  name: string,
  all: readonly T[],
  shape: (item: T) => unknown,
): Answer {
  const { items, headers } = pageOf(call, all);
  return { ...answer({ total_count: all.length, [name]: items.map(shape) }), headers };
}
