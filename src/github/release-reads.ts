import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { referenceShape } from './answers/git.ts';
import { historyShape, mergedPullRequestsShape, releaseShape } from './answers/release.ts';
import { defaultBranchShape } from './answers/repository.ts';
import type { ReleaseReads } from './release-port.ts';
import type { TokenClient } from './token-client.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

/** A tag may name another tag, and so on. */
const maxNestedTags = 5;

export function releaseReads(client: TokenClient): ReleaseReads {
  async function peel(tag: string): Promise<string> {
    let object = await client.ask(
      {
        route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
        parameters: { ref: `tags/${tag}` },
        what: `tag ${tag}`,
      },
      referenceShape,
    );
    for (let depth = 0; object.type === 'tag' && depth < maxNestedTags; depth += 1) {
      object = await client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
          parameters: { tag_sha: object.sha },
          what: `tag object ${object.sha.slice(0, 7)}`,
        },
        referenceShape,
      );
    }
    if (object.type === 'commit') return object.sha;
    throw new GatewayError('invalid', `The tag ${tag} leads to a ${object.type}, not to a commit.`);
  }

  return {
    defaultBranch: () =>
      client.ask({ route: 'GET /repos/{owner}/{repo}', what: 'default branch' }, defaultBranchShape),

    release: id =>
      undefinedWhenAbsent(() =>
        client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/releases/{release_id}',
            parameters: { release_id: id },
            what: `release ${id}`,
          },
          releaseShape,
        ),
      ),

    async recentReleases() {
      const releases = await client.ask(
        { route: 'GET /repos/{owner}/{repo}/releases', parameters: { per_page: 100 }, what: 'releases' },
        z.array(releaseShape),
      );

      return releases.filter(release => !release.draft);
    },

    taggedCommit: tag => undefinedWhenAbsent(() => peel(tag)),

    // Asked for in pages, GitHub would begin with the oldest commits.
    history: (base, head) =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
          parameters: { basehead: `${base}...${head}` },
          what: `commits from ${base.slice(0, 7)} to ${head.slice(0, 7)}`,
        },
        historyShape,
      ),

    recentlyMerged: () =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/pulls',
          parameters: { state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 },
          what: 'closed pull requests',
        },
        mergedPullRequestsShape,
      ),

    mergedWith: sha =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
          parameters: { commit_sha: sha },
          what: `pull requests of ${sha.slice(0, 7)}`,
        },
        mergedPullRequestsShape,
      ),
  };
}
