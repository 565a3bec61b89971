import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { actionRoutes } from './action-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import type { House } from './house.ts';
import { createNotices } from './notices.ts';
import { type PageApp, type PageDoor, show, showNotFound } from './page-door.ts';
import { refuseRequest } from './refuse-request.ts';
import { repositoryRoutes } from './repository-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { sentencePage } from './views/sentence-page.ts';
import { weeksRoutes } from './weeks-routes.ts';
import { worldRoutes } from './world-routes.ts';

const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // With `no-referrer` a browser would hide the origin of our own forms from us.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The playground's page: HTML made here, without scripts. */
export function createPageApp(house: House): PageApp {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const door: PageDoor = { house, notices: createNotices() };

  app.use(async (context, next) => {
    const { req } = context;
    const refusal = refuseRequest({ method: req.method, header: name => req.header(name) });
    if (refusal === undefined) await next();
    else context.res = context.text(`${refusal}\n`, 403);
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  assetRoutes(app);
  actionRoutes(app, door);
  worldRoutes(app, door);
  weeksRoutes(app, door);
  teamRoutes(app, door);
  repositoryRoutes(app, door);
  app.notFound(context => showNotFound(context, door));
  app.onError((error, context) => {
    const content = sentencePage('Error', `This page could not be made: ${error.message.split('\n')[0]}`);

    return show(context, door, { title: 'Error', content }, 500);
  });

  return app;
}
