import type { PullRequestHandle } from '../github/handles/pull-request-handle.ts';
import { type PageApp, type PageDoor, show, showNotFound } from './page-door.ts';
import { type PlainPage, type PlainPlace, plainPages } from './plain-pages.ts';
import type { Html } from './text.ts';
import { checksView } from './views/checks-view.ts';
import { filesView } from './views/files-view.ts';
import { issuesView } from './views/issues-view.ts';
import { type PullTab, pullFrame } from './views/pull-frame.ts';
import { threadView } from './views/thread-view.ts';

/** What of the team's repository can be looked at: nothing there has buttons. */
const pages: Readonly<Record<string, (place: PlainPlace) => PlainPage>> = {
  ...plainPages,
  '': ({ repository }) => [repository.fullName, issuesView(repository)],
  '/pull/:number': pullPage('conversation', ({ repository, webUrl }, pull) =>
    threadView(repository, pull, webUrl),
  ),
  '/pull/:number/checks': pullPage('checks', ({ webUrl }, pull) => checksView(pull, { webUrl })),
  '/pull/:number/files': pullPage('files', (_, pull) => filesView(pull)),
};

/** At the addresses that GitHub uses: links in what Rung writes lead here. */
export function teamRoutes(app: PageApp, door: PageDoor): void {
  for (const [path, page] of Object.entries(pages))
    app.get(`/harbour/tides${path}`, context => {
      const { weeks } = door.house;
      if (weeks === undefined) return showNotFound(context, door);
      const { repository } = weeks.team;
      const found = page({ repository, context, webUrl: weeks.stage.github.world.state.urls.html });
      if (found === undefined) return showNotFound(context, door);
      const crumbs = [
        ['/-/weeks', 'Twelve weeks'],
        ['/harbour/tides/issues', 'tides'],
      ] as const;

      return show(context, door, { title: found[0], content: found[1], crumbs });
    });
}

function pullPage(
  tab: PullTab,
  contentOf: (place: PlainPlace, pull: PullRequestHandle) => Html,
): (place: PlainPlace) => PlainPage {
  return place => {
    const { repository, context } = place;
    const number = Number(context.req.param('number'));
    if (!repository.record.pullRequests.has(number)) return undefined;
    const pull = repository.pullRequest(number);

    return [pull.record.title, pullFrame(repository, pull, tab, contentOf(place, pull))];
  };
}
