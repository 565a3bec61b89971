import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import { findRepository } from '../github/world/world-state.ts';
import type { Harbour } from '../scenario/harbour.ts';
import { type PageApp, type PageContext, type PageDoor, showWorld } from './page-door.ts';
import type { Html } from './text.ts';
import { blobView } from './views/blob-view.ts';
import { checkSection, checksView } from './views/checks-view.ts';
import { conversationView, type Draft } from './views/conversation-view.ts';
import { filesView } from './views/files-view.ts';
import { issuesView, issueView } from './views/issues-view.ts';
import type { PageParts } from './views/page-frame.ts';
import { pullFrame } from './views/pull-frame.ts';
import { pullsView } from './views/pull-list.ts';
import { releasesView } from './views/releases-view.ts';
import { repositoryView } from './views/repository-view.ts';
import { runView } from './views/run-view.ts';

interface Place {
  readonly harbour: Harbour;
  readonly repository: RepositoryHandle;
  readonly context: PageContext;
}

type Pages = Readonly<Record<string, (place: Place) => readonly [title: string, content: Html] | undefined>>;

/** Below `/owner/name`, at the addresses that GitHub uses: links in what Rung writes lead here. */
const pages: Pages = {
  '': ({ harbour, repository }) => [repository.fullName, repositoryView(harbour, repository)],
  '/pulls': ({ repository }) => ['Pull requests', pullsView(repository)],
  '/issues': ({ repository }) => ['Issues', issuesView(repository)],
  '/releases': ({ harbour, repository }) => ['Releases', releasesView(harbour, repository)],
  '/releases/tag/:tag': ({ harbour, repository }) => ['Releases', releasesView(harbour, repository)],
  '/issues/:number': ({ harbour, repository, context }) => {
    const issue = repository.record.issues.get(Number(context.req.param('number')));

    return issue && [issue.title, issueView(repository, issue, harbour.stage.github.world.state.urls.html)];
  },
  '/pull/:number/checks': place => pullPage(place, 'checks'),
  '/pull/:number/files': place => pullPage(place, 'files'),
  '/actions/runs/:run': ({ repository, context }) => {
    const run = repository.record.workflowRuns.find(one => one.id === Number(context.req.param('run')));

    return run && [`Run ${run.runNumber}`, runView(run)];
  },
  '/runs/:check': ({ harbour, repository, context }) => {
    const run = repository.record.checkRuns.find(one => one.id === Number(context.req.param('check')));

    return run && [run.name, checkSection(harbour, run, { number: null, earlier: [] })];
  },
  '/blob/:ref/:path{.+}': ({ repository, context }) => {
    const path = context.req.param('path') ?? '';
    const view = blobView(repository, context.req.param('ref') ?? '', path);

    return view && [path, view];
  },
};

export function repositoryRoutes(app: PageApp, door: PageDoor): void {
  for (const [path, page] of Object.entries(pages))
    app.get(`/:owner/:name${path}`, context =>
      showWorld(context, door, harbour => {
        const repository = repositoryAt(harbour, context);
        const found = repository && page({ harbour, repository, context });

        return repository && found && { title: found[0], content: found[1], crumbs: crumbsOf(repository) };
      }),
    );
  app.get('/:owner/:name/pull/:number', context =>
    showWorld(context, door, harbour => {
      const repository = repositoryAt(harbour, context);
      const number = context.req.param('number');

      return repository && conversationPage(harbour, { repository, number, draft: {} });
    }),
  );
}

/** A pull request's first tab; undefined when there is no such pull request. */
export function conversationPage(
  harbour: Harbour,
  { repository, number, draft }: { repository: RepositoryHandle; number: string; draft: Draft },
): PageParts | undefined {
  if (!repository.record.pullRequests.has(Number(number))) return undefined;
  const pull = repository.pullRequest(Number(number));
  const content = conversationView(harbour, { repository, pull, draft });

  return {
    title: pull.record.title,
    content: pullFrame(repository, pull, 'conversation', content),
    crumbs: crumbsOf(repository),
  };
}

function pullPage(
  { harbour, repository, context }: Place,
  tab: 'checks' | 'files',
): readonly [string, Html] | undefined {
  const number = Number(context.req.param('number'));
  if (!repository.record.pullRequests.has(number)) return undefined;
  const pull = repository.pullRequest(number);
  const content = tab === 'checks' ? checksView(harbour, pull) : filesView(pull);

  return [pull.record.title, pullFrame(repository, pull, tab, content)];
}

function repositoryAt({ stage }: Harbour, context: PageContext): RepositoryHandle | undefined {
  const { world } = stage.github;
  const [owner, name] = [context.req.param('owner') ?? '', context.req.param('name') ?? ''];

  return findRepository(world.state, owner, name) && world.repository(`${owner}/${name}`);
}

function crumbsOf({ fullName }: RepositoryHandle): readonly (readonly [string, string])[] {
  return [
    ['/', fullName.split('/')[0] ?? ''],
    [`/${fullName}`, fullName.split('/')[1] ?? ''],
  ];
}
