import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { createGitHub } from '../../src/github/create-github.ts';
import type { GitHubOptions, RequestRecord } from '../../src/github/options.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';

export const baseUrl = 'https://git.harbour.example/api/v3';
export const noon = new Date('2026-03-02T12:00:00Z');
export const quotes: RepositoryRef = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const privateKey = keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
export const publicKey = keys.publicKey;

/** A clock that tests move. */
export function clockAt(start: Date = noon) {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    advance(seconds: number) {
      nowMs += seconds * 1000;
    },
  };
}

export function adapter(options: Partial<GitHubOptions> = {}) {
  const requests: RequestRecord[] = [];
  const github = createGitHub({
    appId: 17,
    privateKey,
    baseUrl,
    now: () => noon,
    log: silentLog,
    onRequest: request => requests.push(request),
    ...options,
  });
  return { github, requests };
}

export function api() {
  return nock('https://git.harbour.example');
}

/** Answers token requests; the n-th token of an installation is `token-<n>`. Returns the scopes asked for. */
export function grantTokens(options: { now?: () => Date; validSeconds?: number } = {}) {
  const { now = () => noon, validSeconds = 3600 } = options;
  const scopes: unknown[] = [];
  nock('https://git.harbour.example')
    .persist()
    .post(/^\/api\/v3\/app\/installations\/\d+\/access_tokens$/)
    .reply(async (request: Request) => {
      scopes.push(await request.json());
      const expiresAt = new Date(now().getTime() + validSeconds * 1000);
      return [201, { token: `token-${scopes.length}`, expires_at: expiresAt.toISOString() }];
    });
  return scopes;
}

export const repositoryPath = '/api/v3/repos/harbour/quotes';
