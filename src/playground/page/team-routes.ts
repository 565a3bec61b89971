import { type PageApp, type PageDoor, show, showNotFound } from './page-door.ts';
import { type PlainPage, type PlainPlace, plainPages } from './plain-pages.ts';
import { filesView } from './views/files-view.ts';
import { issuesView } from './views/issues-view.ts';
import { pullFrame } from './views/pull-frame.ts';

/** What of the team's repository can be looked at: nothing there has buttons. */
const pages: Readonly<Record<string, (place: PlainPlace) => PlainPage>> = {
  ...plainPages,
  '': ({ repository }) => [repository.fullName, issuesView(repository)],
  '/pull/:number': pullPage,
  '/pull/:number/files': pullPage,
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

function pullPage({ repository, context }: PlainPlace): PlainPage {
  const number = Number(context.req.param('number'));
  if (!repository.record.pullRequests.has(number)) return undefined;
  const pull = repository.pullRequest(number);

  return [pull.record.title, pullFrame(repository, pull, 'files', filesView(pull))];
}
