import type { Deliveries } from '../deliveries/deliveries.ts';
import type { Json } from '../shapes/json.ts';
import type { Repository } from '../world/records.ts';
import { findRepository, type WorldState } from '../world/world-state.ts';
import { type Answer, notFound } from './answer.ts';
import type { Downloads } from './downloads.ts';
import type { RateLimits } from './rate-limits.ts';
import type { SecondaryLimits } from './secondary-limits.ts';
import type { Credential, Tokens } from './tokens.ts';

/** What routes may use. */
export interface Services {
  readonly state: WorldState;
  readonly deliveries: Deliveries;
  readonly tokens: Tokens;
  readonly downloads: Downloads;
  readonly quotas: RateLimits;
  readonly secondary: SecondaryLimits;
  readonly limits: Limits;
}

/** GitHub's limits, changeable so that a test need not build what is too large. */
export interface Limits {
  /** Requests an hour and installation. */
  requestsPerHour: number;
  /** Whether concurrent requests, points and content-creating writes are limited as well. */
  secondary: 'off' | 'enforced';
  /** Lines of all patches in one answer; files beyond come without patch and with zero additions, unmarked. */
  diffLinesPerAnswer: number;
  /** Lines of one file's patch; above, the patch is left out. */
  diffLinesPerFile: number;
  filesPerPullRequest: number;
  filesPerComparison: number;
  treeEntries: number;
  /** For so long a new comment or check run is missing from lists, as with a replica that lags behind. */
  listLagSeconds: number;
}

/** One authenticated request to one operation. */
export interface Call {
  readonly services: Services;
  readonly credential: Credential;
  /** Decoded parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly accept: string;
  /** The URL as it was asked for, on the public root. */
  readonly url: URL;
}

export interface Route {
  /** `METHOD /template`, as in GitHub's description. */
  readonly operation: string;
  /** `none`: asked without credentials. */
  readonly auth: 'app' | 'installation' | 'any' | 'none';
  /** One of these (`name:level`) is enough; none for what every token may do. */
  readonly permissions: readonly string[];
  /** Also for public repositories outside of the token, as GitHub does with every read. */
  readonly readsPublic?: true;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

export function repositoryOf(call: Call): Repository {
  const { credential, services } = call;
  const repository = services.tokens.visibleRepository(
    services.state,
    credential,
    call.path.owner ?? '',
    call.path.repo ?? '',
  );
  if (repository === undefined) throw notFound();
  return repository;
}

/** Of a route that `readsPublic`. */
export function readableRepositoryOf(call: Call): Repository {
  const { owner = '', repo = '' } = call.path;
  const found = findRepository(call.services.state, owner, repo);
  return found?.private === false ? found : repositoryOf(call);
}

/** Whether the token may read what the permission covers. */
export function grants({ credential }: Pick<Call, 'credential'>, permission: string): boolean {
  return credential.kind === 'installation' && credential.permissions[permission] !== undefined;
}

export function numberFrom(call: Call, name: string): number {
  return Number(call.path[name]);
}
