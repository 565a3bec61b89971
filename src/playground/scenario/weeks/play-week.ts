import { instantOf } from './calendar.ts';
import { enactChange } from './enact-change.ts';
import { enactIssue } from './enact-issue.ts';
import { enactRun } from './enact-run.ts';
import { enactSetting } from './enact-setting.ts';
import type { Move } from './move.ts';
import { weeks } from './story/weeks.ts';
import type { Team } from './team.ts';
import type { WeekClock } from './week-clock.ts';

/** Plays one of the twelve weeks. `rest` is waited for at the end of each day: there the server may come to its end. */
export async function playWeek(
  team: Team,
  week: number,
  clock: WeekClock,
  rest: () => Promise<void> = async () => {},
): Promise<void> {
  const moves = weeks[week - 1];
  if (moves === undefined) throw new Error(`The story has ${weeks.length} weeks, and no week ${week}.`);
  const timed = moves.map(move => ({ move, at: instantOf(week, move.at) }));
  let day: string | undefined;
  // What happens at one moment keeps its order.
  for (const { move, at } of timed.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (day !== undefined && day !== move.at.slice(0, 3)) await rest();
    day = move.at.slice(0, 3);
    clock.moveTo(at);
    enact(team, move);
  }
  await rest();
}

function enact(team: Team, move: Move): void {
  switch (move.do) {
    case 'plan':
    case 'label':
    case 'claim':
      enactIssue(team, move);
      break;
    case 'queue':
    case 'begin':
    case 'rerun':
    case 'end':
      enactRun(team, move);
      break;
    case 'require':
      enactSetting(team, move);
      break;
    default:
      enactChange(team, move);
  }
}
