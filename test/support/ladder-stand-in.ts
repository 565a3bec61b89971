import { createGitHub } from '../../src/github/create-github.ts';
import type { LadderReads } from '../../src/github/ladder/ladder-port.ts';
import type { RequestRecord } from '../../src/github/options.ts';
import { silentLog } from '../../src/model/log.ts';
import { permissions } from '../../src/model/permissions.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { World } from '../../src/playground/github/handles/world.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import type { Permissions } from '../../src/playground/github/world/account-records.ts';

export interface LadderStandIn {
  readonly standIn: StandIn;
  readonly world: World;
  /** Sets the clock of both sides, and tells the instant. */
  at(time: string): number;
  readonly now: () => number;
  /** Reads of a repository whose owner has installed the App. */
  reads(repository: RepositoryHandle): LadderReads;
  /** Requests since the last call; those for tokens are not among them. */
  requests(): readonly RequestRecord[];
  close(): Promise<void>;
}

/** What `app.yml` asks for. */
export const asked: Permissions = Object.fromEntries(permissions.map(({ key, level }) => [key, level]));

/** With all that an operator may add. */
export const everything: Permissions = {
  ...asked,
  ...{ administration: 'read', vulnerability_alerts: 'read', security_events: 'read' },
  secret_scanning_alerts: 'read',
};

/** The real adapter on the stand-in, over HTTP, with a clock that stands still. */
export async function openLadderStandIn(
  options: { permissions?: Permissions; limits?: Partial<StandIn['limits']> } = {},
): Promise<LadderStandIn> {
  let clock = new Date('2026-11-01T09:00:00Z');
  const standIn = await startGitHub({
    clock: () => clock,
    app: { permissions: options.permissions ?? everything },
    limits: options.limits ?? {},
  });
  let sent: RequestRecord[] = [];
  const github = createGitHub({
    ...{ appId: standIn.app.id, privateKey: standIn.app.privateKey, baseUrl: standIn.url },
    ...{ now: () => clock, log: silentLog, onRequest: request => sent.push(request) },
  });

  return {
    ...{ standIn, world: standIn.world, now: () => clock.getTime(), close: () => standIn.close() },
    at(time) {
      clock = new Date(time);
      return clock.getTime();
    },
    reads(repository) {
      const { owner, name, id } = repository.record;
      const installationId = standIn.world.installation(owner.login).id;
      return github.ladder({ installationId, id, owner: owner.login, name });
    },
    requests() {
      const all = sent.filter(({ kind }) => kind !== 'token');
      sent = [];
      return all;
    },
  };
}
