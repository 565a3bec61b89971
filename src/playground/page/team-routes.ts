import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import { type PageApp, type PageContext, type PageDoor, show, showNotFound } from './page-door.ts';
import type { Html } from './text.ts';
import { blobView } from './views/blob-view.ts';
import { filesView } from './views/files-view.ts';
import { issuesView, issueView } from './views/issues-view.ts';
import { pullFrame } from './views/pull-frame.ts';
import { pullsView } from './views/pull-list.ts';
import { runView } from './views/run-view.ts';

/** What of the team's repository can be looked at: nothing there has buttons. */
const pages: Readonly<
  Record<string, (repository: RepositoryHandle, context: PageContext, webUrl: string) => TeamPage>
> = {
  '': repository => [repository.fullName, issuesView(repository)],
  '/pulls': repository => ['Pull requests', pullsView(repository)],
  '/issues': repository => ['Issues', issuesView(repository)],
  '/issues/:number': (repository, context, webUrl) => {
    const issue = repository.record.issues.get(Number(context.req.param('number')));

    return issue && [issue.title, issueView(repository, issue, webUrl)];
  },
  '/pull/:number': pullPage,
  '/pull/:number/files': pullPage,
  '/actions/runs/:run': (repository, context) => {
    const run = repository.record.workflowRuns.find(one => one.id === Number(context.req.param('run')));

    return run && [`Run ${run.runNumber}`, runView(run)];
  },
  '/blob/:ref/:path{.+}': (repository, context) => {
    const path = context.req.param('path') ?? '';
    const view = blobView(repository, context.req.param('ref') ?? '', path);

    return view && [path, view];
  },
};

type TeamPage = readonly [title: string, content: Html] | undefined;

/** At the addresses that GitHub uses: links in what Rung writes lead here. */
export function teamRoutes(app: PageApp, door: PageDoor): void {
  for (const [path, page] of Object.entries(pages))
    app.get(`/harbour/tides${path}`, context => {
      const { weeks } = door.house;
      const webUrl = weeks?.stage.github.world.state.urls.html ?? '';
      const found = weeks && page(weeks.team.repository, context, webUrl);
      if (found === undefined) return showNotFound(context, door);
      const crumbs = [
        ['/-/weeks', 'Twelve weeks'],
        ['/harbour/tides/issues', 'tides'],
      ] as const;

      return show(context, door, { title: found[0], content: found[1], crumbs });
    });
}

function pullPage(repository: RepositoryHandle, context: PageContext): TeamPage {
  const number = Number(context.req.param('number'));
  if (!repository.record.pullRequests.has(number)) return undefined;
  const pull = repository.pullRequest(number);

  return [pull.record.title, pullFrame(repository, pull, 'files', filesView(pull))];
}
