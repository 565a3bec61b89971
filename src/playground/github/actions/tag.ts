import type { Account } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';

/** A lightweight tag: a name for an object. Moves one that is there. */
export function pointTag(repository: Repository, name: string, sha: string): void {
  repository.refs.set(`refs/tags/${name}`, sha);
}

/** An annotated tag on any object, also on another tag. The tag object's own SHA. */
export function annotateTag(
  state: WorldState,
  repository: Repository,
  name: string,
  object: string,
  tagger: Account,
): string {
  const { objects } = repository;
  const sha = objects.putTag({
    object,
    type: typeOf(repository, object),
    name,
    tagger: {
      name: tagger.login,
      email: `${tagger.login}@users.noreply.github.example`,
      date: state.clock(),
    },
    message: `Release ${name}`,
  });
  pointTag(repository, name, sha);
  return sha;
}

function typeOf({ objects }: Repository, sha: string): 'commit' | 'tag' | 'tree' | 'blob' {
  if (objects.findTag(sha) !== undefined) return 'tag';
  if (objects.findTree(sha) !== undefined) return 'tree';

  return objects.findBlob(sha) === undefined ? 'commit' : 'blob';
}
