import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageApp } from './page-door.ts';

const stylesheet = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M4 1v14M12 1v14M4 4h8M4 8h8M4 12h8" fill="none" stroke="#2f81f7" stroke-width="2"/></svg>`;

export function assetRoutes(app: PageApp): void {
  app.get('/-/page.css', context =>
    context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/-/icon.svg', context => context.body(icon, 200, { 'content-type': 'image/svg+xml' }));
}
