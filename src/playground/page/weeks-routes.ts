import { ladderTurns } from '../scenario/weeks/ladder-turns.ts';
import { WrongInput } from './fields.ts';
import { type PageApp, type PageContext, type PageDoor, show } from './page-door.ts';
import type { Notice } from './views/page-frame.ts';
import { weeksView } from './views/weeks-view.ts';

/** The page of the twelve weeks, and its button. */
export function weeksRoutes(app: PageApp, door: PageDoor): void {
  app.get('/-/weeks', context => showWeeks(context, door));
  app.post('/-/weeks/next', async context => {
    try {
      const { path, happened } = await door.house.nextWeek();

      return context.redirect(`${path}?did=${door.notices.add(happened)}`, 303);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const [text = ''] = error.message.split('\n');

      return showWeeks(context, door, { kind: 'wrong', text }, error instanceof WrongInput ? 400 : 500);
    }
  });
}

async function showWeeks(
  context: PageContext,
  door: PageDoor,
  notice?: Notice,
  status: 200 | 400 | 500 = 200,
): Promise<Response> {
  const { weeks } = door.house;
  const turns = weeks === undefined ? [] : await ladderTurns(weeks);

  return await show(
    context,
    door,
    { title: 'Twelve weeks', content: weeksView(weeks, turns), notice },
    status,
  );
}
