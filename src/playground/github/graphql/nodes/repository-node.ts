import { isBinary } from '../../git/split-lines.ts';
import type { Call } from '../../rest/call.ts';
import { resolveCommit } from '../../rest/resolve-commit.ts';
import { isoTime, isoTimeOrNull, type Json } from '../../shapes/json.ts';
import { commitFiles } from '../../world/commit-files.ts';
import type { Release, Repository } from '../../world/records.ts';
import { findRepository } from '../../world/world-state.ts';
import { refuse, requireGrant } from '../refuse.ts';
import { accountNode } from './account-node.ts';
import { commitNode } from './commit-node.ts';
import { connection, type ListArguments } from './connection.ts';
import { pullRequestNode } from './pull-request-node.ts';
import { pulseFields } from './pulse-fields.ts';
import { refNode } from './ref-node.ts';

/** GitHub gives no text of a larger file. */
const longestText = 512 * 1024;

export function repositoryField(args: { owner: string; name: string }, call: Call): Json {
  const { state, tokens } = call.services;
  const repository = tokens.visibleRepository(state, call.credential, args.owner, args.name);
  const open = findRepository(state, args.owner, args.name);
  if (repository === undefined && open?.private === false) return publicNode(open);
  if (repository === undefined)
    throw refuse(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${args.owner}/${args.name}'.`,
    );
  return repositoryNode(repository);
}

/** What every token may read of what everybody may read. */
function publicNode(repository: Repository): Json {
  return { ref: ({ qualifiedName }: { qualifiedName: string }) => refNode(repository, qualifiedName) };
}

function repositoryNode(repository: Repository): Json {
  const { refs } = repository;
  return {
    ...pulseFields(repository),
    isSecurityPolicyEnabled: (_: object, { services }: Call) =>
      [repository, findRepository(services.state, repository.owner.login, '.github')].some(hasPolicy),
    ref: ({ qualifiedName }: { qualifiedName: string }, call: Call) => {
      requireGrant(call, 'contents');
      return refNode(repository, qualifiedName);
    },
    refs: (
      args: ListArguments & { refPrefix: string; orderBy?: { field: string; direction: string } | null },
      call: Call,
    ) => {
      requireGrant(call, 'contents');
      const names = [...refs.keys()].filter(ref => ref.startsWith(args.refPrefix)).sort();
      if (args.orderBy?.field === 'TAG_COMMIT_DATE') {
        const time = (ref: string) => {
          const commit = repository.objects.findCommit(repository.objects.peel(refs.get(ref) ?? ''));
          return commit?.committer.date.getTime() ?? 0;
        };
        names.sort((a, b) => time(a) - time(b));
      }
      if (args.orderBy?.direction === 'DESC') names.reverse();
      return connection(names, args, ref => refNode(repository, ref));
    },
    object: (args: { expression?: string | null; oid?: string | null }, call: Call) => {
      requireGrant(call, 'contents');
      return objectNamed(repository, args.oid ?? args.expression ?? '');
    },
    pullRequest: ({ number }: { number: number }, call: Call) => {
      requireGrant(call, 'pull_requests');
      const pull = repository.pullRequests.get(number);
      return pull === undefined ? null : pullRequestNode(pull);
    },
    pullRequests: (
      args: ListArguments & {
        states?: readonly string[] | null;
        orderBy?: { field: string; direction: string } | null;
      },
      call: Call,
    ) => {
      requireGrant(call, 'pull_requests');
      const by = args.orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
      const found = [...repository.pullRequests.values()]
        .filter(({ merged, state }) => args.states?.includes(merged ? 'MERGED' : state.toUpperCase()) ?? true)
        .sort((a, b) => a[by].getTime() - b[by].getTime() || a.number - b.number);
      return connection(args.orderBy?.direction === 'DESC' ? found.reverse() : found, args, pullRequestNode);
    },
    releases: (args: ListArguments, call: Call) => {
      requireGrant(call, 'contents');
      const found = repository.releases
        // Drafts are shown to those who may push.
        .filter(release => !release.draft)
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      return connection(found, args, release => releaseNode(repository, release));
    },
  };
}

/** A commit, or the first or second parent of one: `sha^`, `sha^2`. */
function commitNamed(repository: Repository, name: string): string | undefined {
  const [, base = name, caret, nth] = /^(.*?)(\^([12]?))?$/.exec(name) ?? [];
  const commit = resolveCommit(repository, base);
  if (commit === undefined || caret === undefined) return commit;

  return repository.objects.commit(commit).parents[Number(nth || 1) - 1];
}

const policyPaths = ['SECURITY.md', '.github/SECURITY.md', 'docs/SECURITY.md'];

/** Its own, or the one that the owner's `.github` has for all. */
function hasPolicy(repository: Repository | undefined): boolean {
  const commit = repository && resolveCommit(repository, 'HEAD');
  if (repository === undefined || commit === undefined) return false;
  const files = commitFiles(repository, commit);

  return policyPaths.some(path => files.get(path) !== undefined);
}

/** `sha:path`, or a commit by its name. */
function objectNamed(repository: Repository, name: string): Json | null {
  const colon = name.indexOf(':');
  const commit = commitNamed(repository, colon < 0 ? name : name.slice(0, colon));
  if (commit === undefined || name === '') return null;
  if (colon < 0) return commitNode(repository, commit);
  const file = commitFiles(repository, commit).get(name.slice(colon + 1));
  const bytes = file && repository.objects.findBlob(file.sha);
  if (file === undefined || bytes === undefined) return null;
  return {
    ...{ __typename: 'Blob', oid: file.sha, isBinary: isBinary(bytes), byteSize: bytes.byteLength },
    isTruncated: bytes.byteLength > longestText,
    text: isBinary(bytes) ? null : Buffer.from(bytes.subarray(0, longestText)).toString('utf8'),
  };
}

function releaseNode(repository: Repository, release: Release): Json {
  const { refs, objects } = repository;
  const sha = refs.get(`refs/tags/${release.tag}`);
  const commit = sha === undefined ? undefined : objects.peel(sha);
  return {
    ...{ tagName: release.tag, isDraft: release.draft, isPrerelease: release.prerelease },
    ...{
      updatedAt: isoTime(release.createdAt),
      createdAt: isoTime(release.createdAt),
      publishedAt: isoTimeOrNull(release.publishedAt),
    },
    description: release.body,
    tagCommit:
      commit === undefined || objects.findCommit(commit) === undefined
        ? null
        : commitNode(repository, commit),
    author: release.author.type === 'Bot' ? null : accountNode(release.author),
    releaseAssets: (args: ListArguments) => connection(release.assets, args, ({ name }) => ({ name })),
  };
}
