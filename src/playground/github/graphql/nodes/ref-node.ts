import { commitsBetween } from '../../git/merge-base.ts';
import { type Json, nodeId } from '../../shapes/json.ts';
import { branchTip } from '../../world/branch-tip.ts';
import type { Repository } from '../../world/records.ts';
import { commitNode } from './commit-node.ts';

export function refNode(repository: Repository, ref: string): Json | null {
  const { refs, objects } = repository;
  const sha = refs.get(ref);
  if (sha === undefined) return null;
  return {
    ...{ __typename: 'Ref', id: nodeId('Ref', `${repository.id} ${ref}`) },
    name: ref.replace(/^refs\/(?:heads|tags)\//, ''),
    target: objectNode(repository, sha),
    compare: ({ headRef }: { headRef: string }) => {
      const head = branchTip(repository, headRef);
      const own = objects.peel(sha);
      return {
        aheadBy: commitsBetween(objects, own, head).length,
        behindBy: commitsBetween(objects, head, own).length,
      };
    },
  };
}

/** A commit, or an annotated tag on whatever. */
function objectNode(repository: Repository, sha: string): Json {
  const { objects } = repository;
  const tag = objects.findTag(sha);
  if (tag !== undefined)
    return { __typename: 'Tag', oid: sha, name: tag.name, target: objectNode(repository, tag.object) };
  if (objects.findCommit(sha) !== undefined) return commitNode(repository, sha);
  return { __typename: objects.findTree(sha) === undefined ? 'Blob' : 'Tree', oid: sha };
}
