import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { commentMarker, withMarker } from '../render/comment-marker.ts';
import type { Language, Texts } from '../render/texts.ts';
import type { CommentWrites, CommentWritesOptions } from './comment-writes.ts';

export interface CloseExtraOptions extends Pick<CommentWritesOptions, 'github' | 'limiter' | 'log' | 'once'> {
  readonly comments: Pick<CommentWrites, 'createComment'>;
  readonly texts: Readonly<Record<Language, Texts>>;
}

export type CloseExtraIssue = (
  repository: RepositoryRef,
  extra: { readonly number: number; readonly isLocked?: boolean },
  kept: number,
  language: Language,
) => Promise<void>;

/**
 * Of two issues with one marker the later is closed once, with a link to the one that is kept. Only for issues that our
 * own App opened. Whoever reopens it has the last word.
 */
export function closeExtraIssues(options: CloseExtraOptions): CloseExtraIssue {
  const { github, limiter, log, once, comments, texts } = options;

  return async (repository, { number: extra, isLocked = false }, kept, language) => {
    const writes = github.writes(repository);
    const marker = commentMarker('duplicate', github.appId);
    const note = withMarker(
      String(texts[language].markdown('issue-duplicate:note', { number: kept })),
      marker,
    );
    const where = { repository: fullName(repository), issue: extra, kept };
    try {
      await once({
        key: `extra-issue/${repository.id}/${extra}`,
        state: 'closed',
        async write(leave) {
          log.warn(where, 'second issue of the same kind closed');
          const key = `extra-issue-note/${repository.id}/${extra}`;
          // A refused comment would take the lane's turn from the closing, each time.
          if (!isLocked) await comments.createComment(repository, { key, number: extra, marker }, note);
          await limiter.run(repository.installationId, 'notifying', () => {
            leave();
            return writes.updateIssue(extra, { state: 'closed', stateReason: 'duplicate' });
          });
          return extra;
        },
        look: async () => undefined,
      });
    } catch (error) {
      const kind = error instanceof GatewayError ? error.kind : null;
      if (kind !== 'forbidden' && kind !== 'not-found') throw error;
      log.info({ ...where, problem: (error as Error).message }, 'second issue of the same kind not closed');
    }
  };
}
