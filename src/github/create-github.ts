import { fullName, type RepositoryRef } from '../model/repository.ts';
import { repositoriesShape } from './answers/repository.ts';
import { createAppClient } from './app-client.ts';
import { readPrivateKey } from './app-jwt.ts';
import { artifactDownload } from './artifact-download.ts';
import { authorityReads } from './authority-reads.ts';
import { readBotLogin } from './bot-login.ts';
import { checkRunRequests } from './check-run-requests.ts';
import { ciReads } from './ci-reads.ts';
import { commentRequests } from './comment-requests.ts';
import { EtagCache } from './etag-cache.ts';
import { fileTextReads } from './file-text.ts';
import { gitReads } from './git-reads.ts';
import { createGraphQL } from './graphql/graphql-client.ts';
import { graphqlUrl } from './graphql/graphql-url.ts';
import { limitInFlight } from './in-flight.ts';
import { issueRequests } from './issue-requests.ts';
import { ladderReads } from './ladder/ladder-reads.ts';
import { noticingDoubts } from './noticing-doubts.ts';
import { octokitRequest } from './octokit-request.ts';
import type { GitHubOptions } from './options.ts';
import { placeReads } from './place-reads.ts';
import type { GitHub } from './port.ts';
import { pullRequestReads } from './pull-request-reads.ts';
import { releaseReads } from './release-reads.ts';
import { resolveByDns } from './safe-target.ts';
import { sendConditionally } from './send-conditionally.ts';
import { sendOverFetch } from './send-over-fetch.ts';
import { sweepReads } from './sweep-reads.ts';
import { createTokenClient, type TokenSource } from './token-client.ts';
import { createTokens } from './tokens.ts';

/** GitHub allows 100 at once, to all instances together. */
const mostInFlight = 40;

/** GitHub through Octokit: single attempts, typed errors. Rejects a broken private key with `OperatorError` at once. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { appId, now, log } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const onRequest = options.onRequest ?? (() => {});
  const wire = { fetch: options.fetch ?? fetch, timeoutMs: options.timeoutMs ?? 10_000, onRequest };
  const send = sendConditionally(sendOverFetch(wire), new EtagCache(options.cacheBytes ?? 64 * 2 ** 20));
  const request = octokitRequest(baseUrl, async exchange => {
    const answer = await send(exchange);
    await options.beforeParsing?.();

    return answer;
  });

  const app = createAppClient({
    appId,
    key: readPrivateKey(options.privateKey),
    request,
    now,
    log,
    skew: options.skew,
  });
  const tokens = createTokens({ app });
  const botLogin = readBotLogin(app, now);
  const inFlight = limitInFlight(mostInFlight);
  const downloadRules = {
    allowedHosts: options.allowedHosts ?? [],
    resolve: options.resolveHost ?? resolveByDns,
    proxyVariables: options.proxyVariables ?? {},
    timeoutMs: options.downloadTimeoutMs ?? 120_000,
    onRequest,
  };

  function client(
    installationId: number,
    where: string,
    common: Readonly<Record<string, unknown>>,
    token: TokenSource['token'],
  ) {
    const source = { token, discard: tokens.discard };
    return createTokenClient({
      request,
      baseUrl,
      tokens: source,
      quota: options.quota,
      inFlight,
      installationId,
      where,
      common,
      now,
    });
  }

  function repositoryClient(repository: RepositoryRef) {
    const common = { owner: repository.owner, repo: repository.name };
    const bound = client(repository.installationId, fullName(repository), common, () =>
      tokens.repository(repository),
    );
    return noticingDoubts(bound, () => options.onDoubt?.(repository));
  }

  return {
    appId,
    places: placeReads(app),
    granted: tokens.granted,

    reads(repository) {
      const bound = repositoryClient(repository);
      return {
        ...pullRequestReads(bound),
        ...fileTextReads(bound),
        ...gitReads(bound),
        ...ciReads(bound),
        ...authorityReads(bound),
        comment: commentRequests(bound).comment,
        ...releaseReads(bound),
        ...artifactDownload(bound, downloadRules),
      };
    },

    ladder(repository) {
      const { installationId, owner, name } = repository;
      const client = repositoryClient(repository);
      const graphql = createGraphQL({
        ...{ client, url: graphqlUrl(baseUrl), where: fullName(repository), now },
        onLimit: error => options.quota?.refused(installationId, error),
      });
      return ladderReads({
        ...{ client, graphql, place: { owner, name }, fullName: fullName(repository) },
        isOwn: check => check.appId === appId,
        mayRead: permission => tokens.mayRead(repository, permission),
      });
    },

    writes(repository) {
      const bound = repositoryClient(repository);
      return {
        ...checkRunRequests(bound, appId),
        ...commentRequests(bound),
        ...issueRequests(bound, { appId, botLogin, repositoryId: repository.id }),
      };
    },

    async organizationPolicyReads(repository, options) {
      const { installationId, owner } = repository;
      const granted = await tokens.organizationPolicy(repository, options);
      if (granted === 'out-of-reach') return undefined;
      if (granted === 'none') return { fileText: async () => undefined };
      const common = { owner, repo: '.github' };
      return fileTextReads(
        client(installationId, `${owner}/.github`, common, async () => {
          const renewed = await tokens.organizationPolicy(repository);
          return typeof renewed === 'object' ? renewed.token : granted.token;
        }),
      );
    },

    installation: installationId => ({
      installationId,
      async repositories() {
        const where = `installation ${installationId}`;
        const rows = await client(installationId, where, {}, () => tokens.sweep(installationId)).list(
          { route: 'GET /installation/repositories', what: 'list of repositories' },
          repositoriesShape,
        );
        return rows.map(({ id, name, owner, ...rest }) => ({
          ref: { installationId, id, owner, name },
          ...rest,
        }));
      },
      sweep(repository) {
        const common = { owner: repository.owner, repo: repository.name };
        const token = () => tokens.sweep(installationId);
        return sweepReads(client(installationId, fullName(repository), common, token));
      },
    }),
  };
}
