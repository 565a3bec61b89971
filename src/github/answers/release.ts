import { z } from 'zod';
import type { HistoryCommit, MergedPullRequest, Release } from '../../model/release.ts';
import { instant } from './instant.ts';

export const releaseShape = z
  .object({
    id: z.number(),
    tag_name: z.string(),
    body: z.string().nullish(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    published_at: instant.nullish(),
    html_url: z.string(),
    assets: z
      .array(z.object({ name: z.string(), state: z.string().nullish(), browser_download_url: z.string() }))
      .nullish(),
  })
  .transform(
    (release): Release => ({
      id: release.id,
      tag: release.tag_name,
      body: release.body ?? '',
      draft: release.draft,
      prerelease: release.prerelease,
      publishedAt: release.published_at ?? null,
      url: release.html_url,
      assets: (release.assets ?? [])
        // `open`: an upload that broke off.
        .filter(asset => asset.state !== 'open')
        .map(asset => ({ name: asset.name, url: asset.browser_download_url })),
    }),
  );

const account = z.object({ login: z.string().nullish(), type: z.string().nullish() }).nullish();

const historyCommitShape = z
  .object({
    sha: z.string(),
    parents: z.array(z.object({ sha: z.string() })),
    commit: z.object({ message: z.string() }),
    author: account,
  })
  .transform(
    ({ sha, parents, commit, author }): HistoryCommit => ({
      sha,
      parents: parents.map(parent => parent.sha),
      message: commit.message,
      authorLogin: author?.login ?? null,
      authorIsBot: author?.type === 'Bot',
    }),
  );

export const historyShape = z
  .object({ total_commits: z.number(), commits: z.array(historyCommitShape) })
  .transform(({ total_commits, commits }) => ({ total: total_commits, commits }));

/** Those that were closed without a merge are left out. */
export const mergedPullRequestsShape = z
  .array(
    z.object({
      number: z.number(),
      title: z.string(),
      body: z.string().nullish(),
      user: account,
      merged_at: z.string().nullish(),
      merge_commit_sha: z.string().nullish(),
      html_url: z.string(),
    }),
  )
  .transform(pulls =>
    pulls
      .filter(pull => typeof pull.merged_at === 'string')
      .map(
        (pull): MergedPullRequest => ({
          number: pull.number,
          title: pull.title,
          body: pull.body ?? '',
          authorLogin: pull.user?.login ?? null,
          authorIsBot: pull.user?.type === 'Bot',
          mergeSha: pull.merge_commit_sha ?? null,
          url: pull.html_url,
        }),
      ),
  );
