import { GatewayError } from '../model/gateway-error.ts';
import { branchShape, requiredChecksShape } from './answers/branch.ts';
import { commitShape, comparisonShape, referenceShape, treeShape } from './answers/git.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

type GitReads = Pick<
  RepositoryReads,
  'tree' | 'comparison' | 'reference' | 'commit' | 'branch' | 'requiredChecks'
>;

/** GitHub lists at most this many files of a comparison, however it is paged. */
const maxComparedFiles = 300;

export function gitReads(client: TokenClient): GitReads {
  /** One commit a page: only the merge base and the files, which come with the first page, are wanted. */
  const compare = (base: string, head: string) =>
    client.ask(
      {
        route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
        parameters: { basehead: `${base}...${head}`, per_page: 1 },
        what: `comparison of ${short(base)} and ${short(head)}`,
      },
      comparisonShape,
    );

  return {
    tree: sha =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
          parameters: { tree_sha: sha, recursive: 'true' },
          what: `tree of ${short(sha)}`,
        },
        treeShape,
      ),

    async comparison(base, head) {
      const { merge_base_commit, files } = await compare(base, head);
      const rows = files ?? [];
      return {
        mergeBase: merge_base_commit.sha,
        paths: [...new Set(rows.flatMap(row => [row.filename, row.previous_filename ?? row.filename]))],
        complete: rows.length < maxComparedFiles,
      };
    },

    reference: ref =>
      undefinedWhenAbsent(async () => {
        const object = await client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
            parameters: { ref: ref.replace(/^refs\//, '') },
            what: `ref ${ref}`,
          },
          referenceShape,
        );
        if (object.type === 'commit') return object.sha;
        throw new GatewayError('invalid', `The ref ${ref} points to a ${object.type}, not to a commit.`);
      }),

    commit: sha =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
          parameters: { commit_sha: sha },
          what: `commit ${short(sha)}`,
        },
        commitShape,
      ),

    branch: name =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/branches/{branch}',
          parameters: { branch: name },
          what: `branch ${name}`,
        },
        branchShape,
      ),

    requiredChecks: branch =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
          parameters: { branch },
          what: `rules of branch ${branch}`,
        },
        requiredChecksShape,
      ),
  };
}

function short(sha: string): string {
  return sha.slice(0, 7);
}
