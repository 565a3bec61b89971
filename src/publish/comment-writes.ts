import { createHash } from 'node:crypto';
import type { GitHub } from '../github/port.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { Reaction } from '../model/issue-comment.ts';
import type { Log } from '../model/log.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { fitToBudget } from '../render/budget.ts';
import { carriesMarker } from '../render/comment-marker.ts';
import type { Effects } from '../store/effect-port.ts';
import type { Limiter, WriteKind } from './limiter.ts';
import type { serially } from './serially.ts';
import type { WriteOnce, Written } from './write-once.ts';

export interface CommentEffect {
  /** The comment is created once for it. */
  readonly key: string;
  /** Of the issue or pull request. */
  readonly number: number;
  /** From `commentMarker`; the body ends with it, see `withMarker`. */
  readonly marker: string;
  /** An earlier comment that a person deleted, though lists may still show it. */
  readonly deletedId?: number | undefined;
}

/** `gone`: the comment was deleted. `refused`: GitHub forbids it, as in a locked conversation. `skipped`: dry run. */
export type CommentUpdate = 'written' | 'gone' | 'refused' | 'skipped';

export interface CommentWrites {
  /**
   * Creates a comment once for its key, or adopts the one that is there already, brought up to date: the oldest, where
   * our own App wrote several, and the others are deleted. Null in dry run, where GitHub forbids it, and where there is
   * nothing to comment on any more.
   */
  createComment(repository: RepositoryRef, effect: CommentEffect, body: string): Promise<number | null>;
  /**
   * The id of a comment of ours that a lost database knew of; null when there is none. GitHub is asked once for the
   * effect, but again where the write of the effect `begunAs` may have happened since; and never in dry run.
   */
  findComment(repository: RepositoryRef, effect: CommentEffect, begunAs: string): Promise<number | null>;
  updateComment(repository: RepositoryRef, commentId: number, body: string): Promise<CommentUpdate>;
  /** Nothing happens where the comment is gone or GitHub forbids it. */
  react(repository: RepositoryRef, commentId: number, content: Reaction): Promise<void>;
}

export interface CommentWritesOptions {
  readonly github: GitHub;
  readonly effects: Effects;
  readonly limiter: Limiter;
  readonly dryRun: boolean;
  readonly log: Log;
  readonly once: (task: WriteOnce) => Promise<Written>;
  readonly inTurn: ReturnType<typeof serially>;
  readonly visibleAfterMs: number;
}

/** GitHub refuses more than 65,536 characters. */
const maxBodyBytes = 60_000;

export function createCommentWrites(options: CommentWritesOptions): CommentWrites {
  const { github, effects, limiter, dryRun, log, once, inTurn, visibleAfterMs } = options;

  function inLane<T>(
    { installationId }: RepositoryRef,
    write: () => Promise<T>,
    kind: WriteKind = {},
  ): Promise<T> {
    return limiter.run(installationId, 'notifying', write, kind);
  }

  async function find(repository: RepositoryRef, { number, marker, deletedId }: CommentEffect) {
    const all = await github.writes(repository).comments(number);
    const [oldest, ...others] = all
      .filter(
        each => each.appId === github.appId && carriesMarker(each.body, marker) && each.id !== deletedId,
      )
      .toSorted((one, other) => one.id - other.id);
    for (const { id } of others) await remove(repository, id);

    return oldest && { githubId: oldest.id, state: hashOf(oldest.body) };
  }

  /** Only for comments that our own App wrote. */
  async function remove(repository: RepositoryRef, id: number): Promise<void> {
    log.warn({ repository: fullName(repository), commentId: id }, 'second comment of the same kind deleted');
    await once({
      key: `extra-comment/${repository.id}/${id}`,
      state: 'deleted',
      async write(leave) {
        await inLane(repository, () => {
          leave();
          return github.writes(repository).deleteComment(id);
        });
        return id;
      },
      look: async () => undefined,
    });
  }

  async function create(repository: RepositoryRef, effect: CommentEffect, body: string) {
    const writes = github.writes(repository);
    const state = hashOf(body);
    const comment = await once({
      key: effect.key,
      state,
      async write(leave) {
        const create = () => {
          leave();
          return writes.createComment(effect.number, body);
        };
        return (await inLane(repository, create, { notices: 1 })).id;
      },
      look: () => find(repository, effect),
      looksFirst: true,
      visibleAfterMs,
      async undo({ githubId }) {
        if (githubId !== null) await remove(repository, githubId);
      },
    });
    if (comment.githubId !== null && comment.state !== state)
      await update(repository, comment.githubId, body);

    return comment.githubId;
  }

  async function update(repository: RepositoryRef, id: number, body: string): Promise<CommentUpdate> {
    try {
      await inLane(repository, () => github.writes(repository).updateComment(id, body));

      return 'written';
    } catch (error) {
      return refusalOf(repository, error);
    }
  }

  /** What a person decided is no error: a comment deleted, a conversation locked, a permission not given. */
  function refusalOf(repository: RepositoryRef, error: unknown): 'gone' | 'refused' {
    const kind = error instanceof GatewayError ? error.kind : null;
    if (kind === 'not-found' || kind === 'gone') return 'gone';
    if (kind !== 'forbidden') throw error;
    log.info({ repository: fullName(repository), problem: (error as Error).message }, 'comment refused');

    return 'refused';
  }

  function isSkipped(repository: RepositoryRef): boolean {
    if (dryRun) log.info({ repository: fullName(repository) }, 'dry run: comment not written');

    return dryRun;
  }

  return {
    async createComment(repository, effect, body) {
      const fitting = fitToBudget(body, maxBodyBytes);
      if (!carriesMarker(fitting, effect.marker)) throw new Error(`The body of ${effect.key} has no marker.`);
      if (isSkipped(repository)) return null;
      try {
        return await inTurn(effect.key, () => create(repository, effect, fitting));
      } catch (error) {
        refusalOf(repository, error);

        return null;
      }
    },

    async findComment(repository, effect, begunAs) {
      if (dryRun) return null;
      const known = await effects.find(effect.key);
      if (known !== undefined && (known.githubId !== null || !(await effects.isBegun(begunAs))))
        return known.githubId;
      const found = await find(repository, effect);
      const githubId = found?.githubId ?? null;
      await effects.complete(effect.key, { githubId, contentHash: 'found' });

      return githubId;
    },

    async updateComment(repository, commentId, body) {
      if (isSkipped(repository)) return 'skipped';

      return await inTurn(`comment/${commentId}`, () =>
        update(repository, commentId, fitToBudget(body, maxBodyBytes)),
      );
    },

    async react(repository, commentId, content) {
      if (isSkipped(repository)) return;
      try {
        await inLane(repository, () => github.writes(repository).react(commentId, content));
      } catch (error) {
        refusalOf(repository, error);
      }
    },
  };
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
