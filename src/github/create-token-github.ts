import { z } from 'zod';
import { checkRunNames } from '../model/check-run-output.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { fileTextReads } from './file-text.ts';
import { createGraphQL } from './graphql/graphql-client.ts';
import { graphqlUrl } from './graphql/graphql-url.ts';
import { limitInFlight } from './in-flight.ts';
import type { LadderReads } from './ladder/ladder-port.ts';
import { ladderReads } from './ladder/ladder-reads.ts';
import { mayReadIssuesQuery } from './ladder/queries/may-read-issues-query.ts';
import { octokitRequest } from './octokit-request.ts';
import type { RequestRecord } from './options.ts';
import type { RepositoryReads } from './port.ts';
import { sendOverFetch } from './send-over-fetch.ts';
import { createTokenClient, type TokenSource } from './token-client.ts';

type Place = Pick<RepositoryRef, 'owner' | 'name'>;

/** GitHub as the holder of a token sees it: a person, or a workflow run. It can only be read. */
export interface TokenGitHub {
  ladder(place: Place): LadderReads;
  fileText(place: Place): Pick<RepositoryReads, 'fileText'>;
}

export interface TokenGitHubOptions {
  readonly token: string;
  /** Where it came from, for messages: `GITHUB_TOKEN`. */
  readonly tokenName: string;
  /** REST root. */
  readonly baseUrl: string;
  readonly now: () => Date;
  readonly fetch?: typeof fetch;
  /** Per request; 20 s unless told: GitHub itself gives up after ten. */
  readonly timeoutMs?: number;
  readonly onRequest?: (request: RequestRecord) => void;
}

/** One person's token is not worth what an installation may ask at once. */
const mostInFlight = 8;

/** The list is never null in GitHub's schema: where it is refused, what it stands in is null. */
const issuesShape = z.object({
  repository: z.object({ issues: z.object({ totalCount: z.number() }) }).nullish(),
});
const ownNames: ReadonlySet<string> = new Set(Object.values(checkRunNames));

export function createTokenGitHub(options: TokenGitHubOptions): TokenGitHub {
  const { now, onRequest = () => {}, timeoutMs = 20_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const request = octokitRequest(
    baseUrl,
    sendOverFetch({ fetch: options.fetch ?? fetch, timeoutMs, onRequest }),
  );
  const inFlight = limitInFlight(mostInFlight);
  const tokens = givenToken({ ...options, baseUrl });

  const clientFor = ({ owner, name }: Place) =>
    createTokenClient({
      ...{ request, baseUrl, tokens, inFlight, now, where: fullName({ owner, name }) },
      ...{ common: { owner, repo: name }, quota: undefined, installationId: 0 },
    });

  return {
    fileText: place => fileTextReads(clientFor(place)),

    ladder({ owner, name }) {
      const place = { owner, name };
      const client = clientFor(place);
      const url = graphqlUrl(baseUrl);
      const where = fullName(place);
      const graphql = createGraphQL({ client, url, where, now, onLimit: () => undefined });

      return ladderReads({
        ...{ client, graphql, place, fullName: where },
        // Which App is Rung here, nobody told; the names of its checks never change.
        isOwn: check => ownNames.has(check.name),
        // A token does not say what it may read. Only issues have to be asked for: without them GitHub lists none.
        mayRead: async permission => {
          if (permission !== 'issues') return true;
          const told = await graphql.ask(mayReadIssuesQuery, place, issuesShape, ['issues']);
          return told.repository != null;
        },
      });
    },
  };
}

/** It is not renewed: once GitHub refused it, nothing is asked with it again. */
function givenToken({
  token,
  tokenName,
  baseUrl,
}: Pick<TokenGitHubOptions, 'token' | 'tokenName' | 'baseUrl'>): TokenSource {
  let isRefused = false;
  return {
    async token() {
      if (!isRefused) return token;
      throw new GatewayError(
        'unauthorized',
        `GitHub refused the token in ${tokenName}: expected one that ${baseUrl} knows and that has not expired`,
        { status: 401 },
      );
    },
    discard() {
      isRefused = true;
    },
  };
}
