import { expect } from 'vitest';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import { type Answer, send } from './post.ts';

/** The person who sets Rung up, with a browser that keeps one cookie. */
export interface SetupPerson {
  get(path: string): Promise<Answer>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
}

/** Opens the address of the log. */
export async function enterSetup(
  setupUrl: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SetupPerson> {
  const { origin, pathname, search } = new URL(setupUrl);
  const entered = await send(origin + pathname + search);
  expect([entered.status, entered.headers['location']]).toEqual([303, '/setup']);
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  return {
    get: path => send(origin + path, { headers: { ...headers, cookie } }),
    post: (path, fields) =>
      send(origin + path, {
        method: 'POST',
        headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** The form that a page holds for GitHub. */
export function formOf(page: string): { readonly action: string; readonly manifest: string } {
  const value = (pattern: RegExp) => unescapeHtml(pattern.exec(page)?.[1] ?? '');
  return { action: value(/action="([^"]*)"/), manifest: value(/name="manifest" value="([^"]*)"/) };
}

function unescapeHtml(text: string): string {
  const characters: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };
  return text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => characters[name] ?? '');
}

/** What GitHub does with that form: the path that it sends the person back to. */
export function registerOnGitHub(standIn: StandIn, page: string): string {
  const { action, manifest } = formOf(page);
  const code = standIn.world.registerApp(manifest, 'harbour');
  const back = new URL(JSON.parse(manifest).redirect_url);
  back.searchParams.set('code', code);
  back.searchParams.set('state', new URL(action).searchParams.get('state') ?? '');
  return back.pathname + back.search;
}
