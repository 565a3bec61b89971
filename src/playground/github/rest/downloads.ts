import { randomBytes } from 'node:crypto';
import type { Artifact } from '../world/records.ts';

const lifetimeMs = 60 * 1000;

/** Links to artifacts on the storage host. Each lives for a minute. */
export class Downloads {
  readonly #links = new Map<string, { readonly artifact: Artifact; readonly expiresAt: Date }>();
  readonly #storageUrl: () => string;

  constructor(storageUrl: () => string) {
    this.#storageUrl = storageUrl;
  }

  link(artifact: Artifact, now: Date): string {
    const key = randomBytes(12).toString('hex');
    this.#links.set(key, { artifact, expiresAt: new Date(now.getTime() + lifetimeMs) });
    return `${this.#storageUrl()}/artifacts/${key}`;
  }

  find(key: string, now: Date): Artifact | undefined {
    const link = this.#links.get(key);
    return link !== undefined && link.expiresAt > now ? link.artifact : undefined;
  }
}
