import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import type { CheckRun } from '../github/world/records.ts';
import { findRepository } from '../github/world/world-state.ts';
import type { Harbour } from '../scenario/harbour.ts';
import { reRun } from './moves/re-run.ts';
import { type PageApp, type PageContext, type PageDoor, showWorld } from './page-door.ts';
import { type PlainPlace, plainPages } from './plain-pages.ts';
import type { Html } from './text.ts';
import { checkSection, checksView } from './views/checks-view.ts';
import { conversationView, type Draft } from './views/conversation-view.ts';
import { filesView } from './views/files-view.ts';
import { moveForm } from './views/move-form.ts';
import type { PageParts } from './views/page-frame.ts';
import { pullFrame } from './views/pull-frame.ts';
import { releasesView } from './views/releases-view.ts';
import { repositoryView } from './views/repository-view.ts';

interface Place extends PlainPlace {
  readonly harbour: Harbour;
}

type Pages = Readonly<Record<string, (place: Place) => readonly [title: string, content: Html] | undefined>>;

/** Below `/owner/name`, at the addresses that GitHub uses: links in what Rung writes lead here. */
const pages: Pages = {
  '': ({ harbour, repository }) => [repository.fullName, repositoryView(harbour, repository)],
  '/releases': ({ harbour, repository }) => ['Releases', releasesView(harbour, repository)],
  '/releases/tag/:tag': ({ harbour, repository }) => ['Releases', releasesView(harbour, repository)],
  '/pull/:number/checks': place => pullPage(place, 'checks'),
  '/pull/:number/files': place => pullPage(place, 'files'),
  '/runs/:check': ({ repository, context, webUrl }) => {
    const run = repository.record.checkRuns.find(one => one.id === Number(context.req.param('check')));

    return run && [run.name, checkSection(run, { webUrl })];
  },
};

export function repositoryRoutes(app: PageApp, door: PageDoor): void {
  for (const [path, page] of Object.entries({ ...plainPages, ...pages }))
    app.get(`/:owner/:name${path}`, context =>
      showWorld(context, door, harbour => {
        const repository = repositoryAt(harbour, context);
        const found =
          repository &&
          page({ harbour, repository, context, webUrl: harbour.stage.github.world.state.urls.html });

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
  { harbour, repository, context, webUrl }: Place,
  tab: 'checks' | 'files',
): readonly [string, Html] | undefined {
  const number = Number(context.req.param('number'));
  if (!repository.record.pullRequests.has(number)) return undefined;
  const pull = repository.pullRequest(number);
  const button = (run: CheckRun) =>
    moveForm(harbour, reRun, { number: String(number), check: String(run.id) });
  const content = tab === 'checks' ? checksView(pull, { webUrl, button }) : filesView(pull);

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
