import type { Log } from '../model/log.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Skew } from './app-client.ts';
import type { ProxyVariables } from './proxy-for.ts';
import type { RequestQuota } from './request-quota.ts';
import type { ResolveHost } from './safe-target.ts';

/** One HTTP exchange with GitHub, for counting. `status` null: no answer. */
export interface RequestRecord {
  readonly kind: 'token' | 'read' | 'write' | 'redirect';
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number | null;
  readonly notModified: boolean;
}

export interface GitHubOptions {
  readonly appId: number;
  /** PEM, PKCS#1 or PKCS#8; `\n` written as two characters is understood. */
  readonly privateKey: string;
  /** REST root: `https://api.github.com`, on GitHub Enterprise Server `https://host/api/v3`. */
  readonly baseUrl: string;
  /** Hosts (`name` or `name:port`) that artifact downloads may use although they are not public. */
  readonly allowedHosts?: readonly string[];
  /** HTTPS_PROXY and the like, for artifact downloads; what `fetch` does is decided for the whole process. */
  readonly proxyVariables?: ProxyVariables;
  readonly now: () => Date;
  /** Shared by clients of one machine; each has its own unless told. */
  readonly skew?: Skew;
  readonly log: Log;
  readonly onRequest?: (request: RequestRecord) => void;
  /** GitHub refused in a way that may mean that Rung has no more business in that repository, or not under that name. */
  readonly onDoubt?: (repository: RepositoryRef) => void;
  /** What installations may still ask; without it nothing is held back, and a refusal ends only its own request. */
  readonly quota?: RequestQuota;
  readonly fetch?: typeof fetch;
  /** Awaited before an answer that has arrived is parsed, which takes milliseconds of a long one. */
  readonly beforeParsing?: () => Promise<void>;
  /** Per request, artifact downloads excepted; 10 s unless told. */
  readonly timeoutMs?: number;
  /** For a whole artifact; 120 s unless told. */
  readonly downloadTimeoutMs?: number;
  /** DNS unless told. */
  readonly resolveHost?: ResolveHost;
  /** Size of the ETag cache; 64 MiB unless told. */
  readonly cacheBytes?: number;
}
