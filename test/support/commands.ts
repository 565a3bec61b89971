import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';

/** What Rung answered to commands on a pull request, oldest first, without the hidden marker. */
export function repliesOn(repository: RepositoryHandle, pull: PullRequestHandle): readonly string[] {
  return repository.conversation
    .comments(pull.number)
    .filter(({ app, body }) => app?.slug === 'rung' && body.includes('<!-- rung:reply/'))
    .map(({ body }) => body.replace(/\n\n<!-- rung:reply\/\d+:app-\d+ -->$/, ''));
}
