import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import type { AppClient } from './app-client.ts';
import { classifyAnswer } from './classify-answer.ts';

/** Installation tokens, in memory only: never logged, stored or put into a job. */
export interface Tokens {
  /** With the App's permissions, for this one repository. */
  repository(repository: RepositoryRef): Promise<string>;
  /** Whether that token may read it, as GitHub said when it made the token. */
  mayRead(repository: RepositoryRef, permission: string): Promise<boolean>;
  /** May only read the contents of the organization's `.github` repository. `anew`: what was absent may be there now. */
  organizationPolicy(repository: RepositoryRef, options?: { anew: boolean }): Promise<PolicyToken>;
  /** May read what reconciling needs, as far as it was granted, in all the installation's repositories; and write nothing. */
  sweep(installationId: number): Promise<string>;
  discard(token: string): void;
  /** Tokens keep the permissions that they were made with: those made under others are forgotten. */
  granted(installationId: number, permissions: string): void;
}

/** `none`: there is no such repository. `out-of-reach`: there may be one that was not selected for the installation. */
export type PolicyToken = { readonly token: string } | 'none' | 'out-of-reach';

interface Slot {
  readonly token: string;
  readonly goodUntil: number;
  /** Undefined where GitHub does not tell. */
  readonly permissions: Readonly<Record<string, string>> | undefined;
}

const renewBeforeExpiryMs = 5 * 60_000;
const absenceKeptMs = 5 * 60_000;

/** What a reconcile reads. `metadata` comes with every token. */
const sweepPermissions = ['actions', 'checks', 'contents', 'issues', 'pull_requests', 'statuses'] as const;

const reachShape = z.object({
  repository_selection: z.string(),
  permissions: z.record(z.string(), z.string()),
});
const grantsShape = z.object({ permissions: z.record(z.string(), z.string()) });
const tokenShape = z.object({
  token: z.string().min(1),
  expires_at: z.string(),
  permissions: z.record(z.string(), z.string()).optional().catch(undefined),
});

export function createTokens({ app }: { app: AppClient }): Tokens {
  const slots = new Map<string, Slot>();
  const underWay = new Map<string, Promise<Slot>>();
  const grants = new Map<number, string>();
  /** Installations without an organization policy repository, and until when that is believed. */
  const absent = new Map<number, { readonly untilMs: number; readonly token: 'none' | 'out-of-reach' }>();

  async function findSlot(key: string, create: () => Promise<Slot>): Promise<Slot> {
    const nowMs = app.githubTime().getTime();
    const slot = slots.get(key);
    if (slot !== undefined && nowMs < slot.goodUntil) return slot;

    const pending = underWay.get(key) ?? create().finally(() => underWay.delete(key));
    underWay.set(key, pending);
    const created = await pending;
    for (const [old, { goodUntil }] of slots) if (goodUntil <= nowMs) slots.delete(old);
    slots.set(key, created);
    return created;
  }

  const find = async (key: string, create: () => Promise<Slot>) => (await findSlot(key, create)).token;

  const ofRepository = (repository: RepositoryRef) => {
    const { installationId, id } = repository;
    return findSlot(`${installationId}/repository/${id}`, () =>
      create(installationId, { repository_ids: [id] }, fullName(repository)),
    );
  };

  async function create(installationId: number, scope: object, where: string): Promise<Slot> {
    const answer = await app.request('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: installationId,
      ...scope,
    });
    if (answer.status === 422) {
      throw new GatewayError('not-found', `${where} is not in the App's installation (any more).`, {
        status: 422,
        isAboutPlace: true,
      });
    }
    if (answer.status === 404) {
      throw new GatewayError('not-found', `${where}: Rung is not installed there (any more).`, {
        status: 404,
        isAboutPlace: true,
      });
    }
    if (answer.status !== 201)
      throw classifyAnswer(answer, { what: 'installation', where }, app.githubTime());

    const result = tokenShape.safeParse(answer.data);
    const expiresAt = result.success ? Date.parse(result.data.expires_at) : Number.NaN;
    if (!result.success || Number.isNaN(expiresAt)) {
      throw new GatewayError(
        'unavailable',
        `GitHub's answer to the token request for ${where} cannot be read.`,
      );
    }
    const { token, permissions } = result.data;
    return { token, permissions, goodUntil: expiresAt - renewBeforeExpiryMs };
  }

  const askInstallation = (installationId: number) =>
    app.request('GET /app/installations/{installation_id}', { installation_id: installationId });

  /** An installation on all repositories has every one that there is; it sees what is in them if it may read contents. */
  async function reachesAll(installationId: number): Promise<boolean> {
    const answer = await askInstallation(installationId);
    const parsed = reachShape.safeParse(answer.data);

    if (answer.status !== 200 || !parsed.success) return false;
    const { repository_selection, permissions } = parsed.data;

    return repository_selection === 'all' && permissions['contents'] !== undefined;
  }

  /** GitHub refuses a token that asks for more than was granted: then it asks for what was. */
  async function createSweep(installationId: number): Promise<Slot> {
    const where = `installation ${installationId}`;
    const scopeOf = (names: readonly string[]) => ({
      permissions: { metadata: 'read', ...Object.fromEntries(names.map(name => [name, 'read'])) },
    });
    try {
      return await create(installationId, scopeOf(sweepPermissions), where);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.status !== 422) throw error;
      const grants = grantsShape.safeParse((await askInstallation(installationId)).data);
      if (!grants.success) throw error;
      const granted = sweepPermissions.filter(name => name in grants.data.permissions);
      return await create(installationId, scopeOf(granted), where);
    }
  }

  return {
    repository: async repository => (await ofRepository(repository)).token,

    async mayRead(repository, permission) {
      const { permissions } = await ofRepository(repository);
      return permissions === undefined || permission in permissions;
    },

    async organizationPolicy({ installationId, owner }, { anew } = { anew: false }) {
      const nowMs = app.githubTime().getTime();
      const known = absent.get(installationId);
      if (!anew && known !== undefined && nowMs < known.untilMs) return known.token;
      const scope = { repositories: ['.github'], permissions: { contents: 'read' } };
      try {
        const token = await find(`${installationId}/policy`, () =>
          create(installationId, scope, `${owner}/.github`),
        );
        absent.delete(installationId);
        return { token };
      } catch (error) {
        if (!(error instanceof GatewayError) || error.kind !== 'not-found') throw error;
        const token = error.status === 422 && (await reachesAll(installationId)) ? 'none' : 'out-of-reach';
        absent.set(installationId, { untilMs: nowMs + absenceKeptMs, token });
        return token;
      }
    },

    sweep: installationId => find(`${installationId}/sweep`, () => createSweep(installationId)),

    granted(installationId, permissions) {
      const before = grants.get(installationId);
      grants.set(installationId, permissions);
      if (before === undefined || before === permissions) return;
      for (const key of slots.keys()) if (key.startsWith(`${installationId}/`)) slots.delete(key);
    },

    discard(token) {
      for (const [key, slot] of slots) if (slot.token === token) slots.delete(key);
    },
  };
}
