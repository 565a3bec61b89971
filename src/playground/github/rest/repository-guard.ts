import { formerRepository } from '../world/world-state.ts';
import { Refusal } from './answer.ts';
import { type Call, type Route, readableRepositoryOf, repositoryOf } from './call.ts';

/** What holds for every operation on a repository, before its own permission is looked at. */
export function repositoryGuard(call: Call, method: string, { readsPublic }: Route): void {
  if (call.path.owner === undefined) return;
  redirectWhenMoved(call, method);
  const repository = readsPublic ? readableRepositoryOf(call) : repositoryOf(call);
  if (repository.disabled) throw new Refusal(403, 'Repository access blocked');
  if (repository.archived && method !== 'GET')
    throw new Refusal(403, 'Repository was archived so is read-only.');
}

/** GitHub sends whoever asks under an old name on to the repository's id: reads with 301, writes with 307. */
function redirectWhenMoved({ services, credential, path, url }: Call, method: string): void {
  const { state, tokens } = services;
  const { owner = '', repo = '' } = path;
  const moved = formerRepository(state, owner, repo);
  if (moved === undefined) return;
  if (tokens.visibleRepository(state, credential, moved.owner.login, moved.name) === undefined) return;
  const [, rest = ''] = /\/repos\/[^/]+\/[^/]+(.*)$/.exec(`${url.pathname}${url.search}`) ?? [];
  const location = `${state.urls.api}/repositories/${moved.id}${rest}`;
  const [status, message] =
    method === 'GET' ? [301, 'Moved Permanently'] : ([307, 'Temporary Redirect'] as const);
  throw new Refusal(status as number, message as string, { url: location }, { location });
}
