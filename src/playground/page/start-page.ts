import { type Listener, listen } from '../github/listen.ts';
import { createPageApp } from './create-page-app.ts';
import type { House } from './house.ts';

const usualPort = 4567;
const tries = 20;

/** Serves the page on the loopback interface. Without a port: 4567 or the next free one. */
export async function startPage(house: House, port: number | undefined): Promise<Listener> {
  const app = createPageApp(house);
  if (port !== undefined) return await listen(() => app, port);
  for (let candidate = usualPort; ; candidate += 1) {
    try {
      return await listen(() => app, candidate);
    } catch (error) {
      if (!isTaken(error) || candidate === usualPort + tries) throw error;
    }
  }
}

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
