import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import type { RepositoryRef } from '../model/repository.ts';
import {
  appShape,
  deliveryPayloadShape,
  hookConfigShape,
  hookDeliveriesShape,
  installationShape,
  tokenRepositoriesShape,
} from './answers/app.ts';
import { createAppClient } from './app-client.ts';
import { readPrivateKey } from './app-jwt.ts';
import { classifyAnswer } from './classify-answer.ts';
import { nextPage } from './next-page.ts';
import { octokitRequest, type RawAnswer, type Route } from './octokit-request.ts';
import type { GitHubOptions } from './options.ts';
import { sendOverFetch } from './send-over-fetch.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

export type AppFacts = z.infer<typeof appShape>;
export type InstallationFacts = z.infer<typeof installationShape>;
export type HookConfig = z.infer<typeof hookConfigShape>;
export type HookDelivery = z.infer<typeof hookDeliveriesShape>[number];

/** What the App may read about itself, with its own token. Everything rejects with `GatewayError`. */
export interface AppReads {
  app(): Promise<AppFacts>;
  /** At most 10,000. */
  installations(): Promise<readonly InstallationFacts[]>;
  /** Undefined when the App is not installed there, or there is no such repository. */
  repository(owner: string, name: string): Promise<RepositoryPlace | undefined>;
  hookConfig(): Promise<HookConfig>;
  /** Newest first, `limit` at most (500 unless told): `complete` is false where that did not reach back to `since`. */
  hookDeliveries(since: Date, options?: { limit: number }): Promise<HookDeliveries>;
  /** Undefined when GitHub keeps it no more. */
  deliveryPayload(id: number): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Our clock, corrected by what GitHub's own showed. */
  githubTime(): Date;
}

export interface HookDeliveries {
  /** Every attempt is a row: those of one delivery share its GUID. */
  readonly deliveries: readonly HookDelivery[];
  readonly complete: boolean;
}

export interface RepositoryPlace {
  readonly repository: RepositoryRef;
  readonly defaultBranch: string;
}

interface ListEnd<T> {
  isEnough?: (rows: readonly T[]) => boolean;
  pages?: number;
}

type AppReadsOptions = Pick<
  GitHubOptions,
  'appId' | 'privateKey' | 'baseUrl' | 'now' | 'log' | 'fetch' | 'timeoutMs' | 'onRequest' | 'skew'
>;

const perPage = 100;
const maxPages = 100;

export function createAppReads(options: AppReadsOptions): AppReads {
  const { appId, now, log } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const timeoutMs = options.timeoutMs ?? 10_000;
  const send = sendOverFetch({
    fetch: options.fetch ?? fetch,
    timeoutMs,
    onRequest: options.onRequest ?? (() => {}),
  });
  const request = octokitRequest(baseUrl, send);
  const client = createAppClient({
    appId,
    key: readPrivateKey(options.privateKey),
    request,
    now,
    log,
    skew: options.skew,
  });
  const where = `App ${appId}`;

  async function ask(what: string, route: Route, parameters = {}): Promise<RawAnswer> {
    const answer = await client.request(route, parameters);
    if (answer.status < 300) return answer;
    throw classifyAnswer(answer, { what, where }, now());
  }

  function read<T>(what: string, { data, status }: RawAnswer, shape: z.ZodType<T>): T {
    const result = shape.safeParse(data);
    if (result.success) return result.data;
    throw new GatewayError('unavailable', `GitHub's answer for ${what} cannot be read.`, { status });
  }

  /** Rows until `isEnough` or the last page; `complete` unless there were more pages than we read. */
  async function list<T>(
    what: string,
    route: Route,
    shape: z.ZodType<readonly T[]>,
    { isEnough = () => false, pages: most = maxPages }: ListEnd<T> = {},
  ) {
    const rows: T[] = [];
    let next: Route | undefined = route;
    for (let pages = 0; next !== undefined && pages < most && !isEnough(rows); pages += 1) {
      const answer: RawAnswer = await ask(what, next, next === route ? { per_page: perPage } : {});
      rows.push(...read(what, answer, shape));
      const url = nextPage(answer.headers['link'], baseUrl);
      next = url === undefined ? undefined : (`GET ${url}` as Route);
    }
    return { rows, complete: next === undefined || isEnough(rows) };
  }

  return {
    app: async () => read('App', await ask('App', 'GET /app'), appShape),

    async installations() {
      const { rows } = await list('installations', 'GET /app/installations', z.array(installationShape));
      return rows;
    },

    async repository(owner, name) {
      const what = `installation for ${owner}/${name}`;
      const answer = await undefinedWhenAbsent(() =>
        ask(what, 'GET /repos/{owner}/{repo}/installation', { owner, repo: name }),
      );
      if (answer === undefined) return undefined;
      const installationId = read(what, answer, installationShape).id;
      const token = await ask(what, 'POST /app/installations/{installation_id}/access_tokens', {
        ...{ installation_id: installationId, repositories: [name], permissions: { metadata: 'read' } },
      });
      const [found] = read(what, token, tokenRepositoriesShape);
      if (found === undefined) return undefined;
      return {
        repository: { installationId, id: found.id, owner: found.owner.login, name: found.name },
        defaultBranch: found.default_branch,
      };
    },

    hookConfig: async () =>
      read('webhook configuration', await ask('webhook', 'GET /app/hook/config'), hookConfigShape),

    async hookDeliveries(since, { limit } = { limit: 500 }) {
      const reachesBack = (rows: readonly HookDelivery[]) => rows.some(row => row.deliveredAt < since);
      const { rows, complete } = await list(
        ...(['deliveries', 'GET /app/hook/deliveries', hookDeliveriesShape] as const),
        { isEnough: reachesBack, pages: Math.ceil(limit / perPage) },
      );
      return { deliveries: rows.filter(row => row.deliveredAt >= since), complete };
    },

    async deliveryPayload(id) {
      const what = `delivery ${id}`;
      const route = 'GET /app/hook/deliveries/{delivery_id}';
      const answer = await client.request(route, { delivery_id: id });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (answer.status >= 300) throw classifyAnswer(answer, { what, where }, now());
      return read(what, answer, deliveryPayloadShape);
    },

    githubTime: client.githubTime,
  };
}
