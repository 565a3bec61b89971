import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Harbour } from '../scenario/harbour.ts';
import type { House } from './house.ts';
import type { Notices } from './notices.ts';
import { type PageParts, pageFrame } from './views/page-frame.ts';
import { sentencePage } from './views/sentence-page.ts';

export type PageApp = Hono<{ Bindings: HttpBindings }>;
export type PageContext = Context<{ Bindings: HttpBindings }>;
export type PageStatus = 200 | 400 | 404 | 500 | 503;

/** What the routes need: the world, and what is to be told. */
export interface PageDoor {
  readonly house: House;
  readonly notices: Notices;
}

/** Answers with a page. What happened before is told on it, unless it has something to tell itself. */
export async function show(
  context: PageContext,
  { notices }: Pick<PageDoor, 'notices'>,
  parts: PageParts,
  status: PageStatus = 200,
): Promise<Response> {
  const text = notices.find(context.req.query('did'));
  const notice = parts.notice ?? (text === undefined ? undefined : { kind: 'done' as const, text });

  return context.html(await pageFrame({ ...parts, notice }), status);
}

export function showNotFound(context: PageContext, door: PageDoor): Promise<Response> {
  const content = sentencePage('Not here', 'The playground has no page at this address.');

  return show(context, door, { title: 'Not here', content }, 404);
}

/** Answers with what `make` makes of the world; says so while there is none. */
export async function showWorld(
  context: PageContext,
  door: PageDoor,
  make: (harbour: Harbour) => PageParts | undefined | Promise<PageParts | undefined>,
  status: PageStatus = 200,
): Promise<Response> {
  const { harbour } = door.house;
  if (harbour === undefined) {
    const content = sentencePage(
      'One moment',
      'The world is being made anew. Load this page again in a few seconds.',
    );

    return show(context, door, { title: 'One moment', content }, 503);
  }
  const parts = await make(harbour);

  return parts === undefined ? showNotFound(context, door) : show(context, door, parts, status);
}
