import type { RepositoryRef } from '../../model/repository.ts';
import { commentMarker, withMarker } from '../../render/comment-marker.ts';
import type { Services } from '../services.ts';

export interface Remark {
  readonly number: number;
  /** What it tells and at which turn: it is said once. Our own words and numbers. */
  readonly occasion: string;
  readonly text: string;
}

/** One comment on an issue of Rung's. Where GitHub forbids it, nothing is said. */
export async function remarkOn(
  { writes, github }: Pick<Services, 'writes' | 'github'>,
  repository: RepositoryRef,
  { number, occasion, text }: Remark,
): Promise<void> {
  const marker = commentMarker(`remark/${occasion}`, github.appId);
  const key = `issue-comment/${repository.id}/${number}/${occasion}`;
  await writes.createComment(repository, { key, number, marker }, withMarker(text, marker));
}
