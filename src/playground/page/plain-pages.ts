import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import type { PageContext } from './page-door.ts';
import type { Html } from './text.ts';
import { blobView } from './views/blob-view.ts';
import { issuesView, issueView } from './views/issues-view.ts';
import { pullsView } from './views/pull-list.ts';
import { runView } from './views/run-view.ts';

export interface PlainPlace {
  readonly repository: RepositoryHandle;
  readonly context: PageContext;
  /** Of the stand-in: what links to it leads to a page here. */
  readonly webUrl: string;
}

export type PlainPage = readonly [title: string, content: Html] | undefined;

/** Pages of a repository on which nothing can be made to happen: every world has them. */
export const plainPages: Readonly<Record<string, (place: PlainPlace) => PlainPage>> = {
  '/pulls': ({ repository }) => ['Pull requests', pullsView(repository)],
  '/issues': ({ repository }) => ['Issues', issuesView(repository)],
  '/issues/:number': ({ repository, context, webUrl }) => {
    const issue = repository.record.issues.get(Number(context.req.param('number')));

    return issue && [issue.title, issueView(repository, issue, webUrl)];
  },
  '/actions/runs/:run': ({ repository, context }) => {
    const run = repository.record.workflowRuns.find(one => one.id === Number(context.req.param('run')));

    return run && [`Run ${run.runNumber}`, runView(run)];
  },
  '/blob/:ref/:path{.+}': ({ repository, context }) => {
    const path = context.req.param('path') ?? '';
    const view = blobView(repository, context.req.param('ref') ?? '', path);

    return view && [path, view];
  },
};
