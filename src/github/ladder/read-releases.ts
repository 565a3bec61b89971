import { z } from 'zod';
import type { BranchRecord, TagRecord } from '../../model/records/delivery-records.ts';
import { allPages, type Page } from '../graphql/graphql-pages.ts';
import { actor, instantMs, nodesOf, pageInfo } from './answers.ts';
import { inBatches } from './in-batches.ts';
import type { LadderReads, ReleaseSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { branchesAheadQuery, branchesQuery, tagsQuery } from './queries/refs-queries.ts';
import { releasesQuery } from './queries/releases-query.ts';

const limits = { size: 50, mostPages: 20 };
const mostTags = 1000;
const mostCompared = 100;
const comparedAtOnce = 50;

const releaseShape = z.object({
  tagName: z.string(),
  isDraft: z.boolean(),
  isPrerelease: z.boolean(),
  createdAt: instantMs,
  publishedAt: instantMs.nullish(),
  description: z.string().nullish(),
  tagCommit: z.object({ oid: z.string() }).nullish(),
  author: actor,
  releaseAssets: z.object({ nodes: nodesOf(z.object({ name: z.string() })) }),
});
const releasesShape = z.object({
  repository: z.object({ releases: z.object({ pageInfo, nodes: nodesOf(releaseShape) }) }),
});

const object = z.object({ __typename: z.string(), oid: z.string() });
const target = object.extend({ target: object.extend({ target: object.nullish() }).nullish() }).nullish();
const refsShape = <T extends z.ZodType>(row: T) =>
  z.object({ repository: z.object({ refs: z.object({ pageInfo, nodes: nodesOf(row) }) }) });
const tagsShape = refsShape(z.object({ name: z.string(), target }));
const branchesShape = refsShape(
  z.object({
    id: z.string(),
    name: z.string(),
    target: z.object({ oid: z.string(), committedDate: instantMs.nullish() }).nullish(),
  }),
);

const aheadShape = z.object({
  nodes: nodesOf(
    z.object({ name: z.string().nullish(), compare: z.object({ behindBy: z.number() }).nullish() }),
  ),
});

export function readReleases({
  graphql,
  place,
  fullName,
}: LadderSource): Pick<LadderReads, 'releases' | 'tags' | 'branches'> {
  return {
    async releases(since) {
      const rows = await allPages(
        async (first, after): Promise<Page<z.output<typeof releaseShape>>> => {
          const answer = await graphql.ask(releasesQuery, { ...place, first, after }, releasesShape);
          const { nodes, pageInfo: next } = answer.repository.releases;
          return { rows: nodes, next };
        },
        // The list is by the date of the tagged commit, which is before that of the release.
        {
          ...limits,
          what: `${fullName}: releases`,
          isLast: row => (row.publishedAt ?? row.createdAt) < since,
        },
      );
      return rows
        .filter(row => (row.publishedAt ?? row.createdAt) >= since)
        .map(
          (row): ReleaseSeen => ({
            ...{ tag: row.tagName, sha: row.tagCommit?.oid ?? null, author: row.author },
            ...{ isDraft: row.isDraft, isPrerelease: row.isPrerelease, notes: row.description ?? '' },
            publishedAt: row.publishedAt ?? null,
            assets: row.releaseAssets.nodes.map(({ name }) => name),
          }),
        );
    },

    async tags() {
      const tags: TagRecord[] = [];
      let after: string | null = null;
      do {
        const answer: z.output<typeof tagsShape> = await graphql.ask(
          tagsQuery,
          { ...place, first: 100, after },
          tagsShape,
        );
        const { nodes, pageInfo: next } = answer.repository.refs;
        tags.push(...nodes.flatMap(({ name, target: found }) => tagOf(name, found)));
        after = next;
      } while (after !== null && tags.length < mostTags);
      return tags;
    },

    async branches(defaultBranch, since) {
      const rows = await allPages(
        async (
          first,
          after,
        ): Promise<Page<z.output<typeof branchesShape>['repository']['refs']['nodes'][number]>> => {
          const answer = await graphql.ask(branchesQuery, { ...place, first, after }, branchesShape);
          const { nodes, pageInfo: next } = answer.repository.refs;
          return { rows: nodes, next };
        },
        { size: 100, mostPages: 20, what: `${fullName}: branches` },
      );
      const compared = rows
        .filter(({ name, target: tip }) => name !== defaultBranch && (tip?.committedDate ?? 0) >= since)
        .toSorted((a, b) => (b.target?.committedDate ?? 0) - (a.target?.committedDate ?? 0))
        .slice(0, mostCompared)
        .map(({ id }) => id);
      const found = await inBatches(compared, comparedAtOnce, async ids => {
        const variables = { ids, default: defaultBranch };
        // A branch may be deleted meanwhile.
        const answer = await graphql.ask(branchesAheadQuery, variables, aheadShape, ['nodes']);
        return answer.nodes;
      });
      // Seen from the branch, what the default one does not have is what it lacks.
      const ahead = new Map(found.map(({ name, compare }) => [name, compare?.behindBy ?? null]));

      return rows.flatMap(({ name, target: tip }): BranchRecord[] =>
        tip?.committedDate == null
          ? []
          : [
              {
                ...{ name, sha: tip.oid, lastCommitAt: tip.committedDate },
                ahead: name === defaultBranch ? 0 : (ahead.get(name) ?? null),
              },
            ],
      );
    },
  };
}

/** The commit behind a tag; a tag on a file or a folder marks no version. */
function tagOf(name: string, found: z.output<typeof target>): readonly TagRecord[] {
  const behind = [found, found?.target, found?.target?.target].find(each => each?.__typename === 'Commit');
  return behind == null ? [] : [{ name, sha: behind.oid }];
}
