import type { Harbour } from '../scenario/harbour.ts';
import { type Fields, readFields, WrongInput } from './fields.ts';
import { allMoves } from './moves/all-moves.ts';
import type { Move } from './moves/move.ts';
import { type PageApp, type PageContext, type PageDoor, showNotFound, showWorld } from './page-door.ts';
import { conversationPage } from './repository-routes.ts';
import { homeView } from './views/home-view.ts';
import type { Notice, PageParts } from './views/page-frame.ts';
import { policyView } from './views/policy-view.ts';

/** The buttons: act, wait until Rung has answered, and send the browser to what came of it. */
export function actionRoutes(app: PageApp, door: PageDoor): void {
  app.post('/-/moves/:id', async context => {
    const move = allMoves.find(one => one.id === context.req.param('id'));
    if (move === undefined) return showNotFound(context, door);
    let fields: Fields = {};
    try {
      fields = await readFields(context.req.raw);
      const { path, happened } = await door.house.play(move, fields);

      return context.redirect(`${path}?did=${door.notices.add(happened)}`, 303);
    } catch (error) {
      if (!(error instanceof Error)) throw error;

      return refused(context, door, { move, fields, error });
    }
  });
  app.post('/-/reset', async context => {
    await door.house.reset();

    return context.redirect(`/?did=${door.notices.add('The world is as it was at the start.')}`, 303);
  });
}

interface Refused {
  readonly move: Move;
  readonly fields: Fields;
  readonly error: Error;
}

/** The page that the form stood on, with what was typed and with the reason in one line. */
function refused(context: PageContext, door: PageDoor, { move, fields, error }: Refused): Promise<Response> {
  const [text = ''] = error.message.split('\n');
  const notice: Notice = { kind: 'wrong', text };

  return showWorld(
    context,
    door,
    harbour => ({ ...pageOfForm(harbour, move, fields), notice }),
    error instanceof WrongInput ? 400 : 500,
  );
}

function pageOfForm(harbour: Harbour, move: Move, fields: Fields): PageParts {
  const { number, text, body, by } = fields;
  if (text !== undefined) return { title: 'Policy', content: policyView(harbour, { move: move.id, text }) };
  const page =
    number === undefined
      ? undefined
      : conversationPage(harbour, { repository: harbour.quotes, number, draft: { body, by } });

  return page ?? { title: 'harbour', content: homeView(harbour) };
}
