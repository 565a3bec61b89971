import type { Stage } from '../stage.ts';
import { instantOf } from './calendar.ts';
import type { Team } from './team.ts';
import type { WeekClock } from './week-clock.ts';

/** What the team makes of an issue that Rung has filed by then. */
const decision = {
  week: 5,
  at: 'Fri 16:30',
  by: 'mia',
  practice: 'end-to-end-automation',
  because: 'we deploy by hand on Thursdays until the harbour office is open every day',
} as const;

/** In the week of the team's decision: a maintainer waives a practice by a comment on its issue. */
export async function decide(week: number, stage: Stage, team: Team, clock: WeekClock): Promise<void> {
  if (week !== decision.week) return;
  const { repository } = team;
  const filed = await stage.server.store.issues.find(repository.id, decision.practice);
  if (filed === undefined)
    throw new Error(`By week ${week} Rung has filed no issue on ${decision.practice}.`);
  clock.moveTo(instantOf(week, decision.at));
  repository.setRole(decision.by, 'maintain');
  const command = `/rung waive ${decision.practice} because ${decision.because}`;
  repository.conversation.comment(filed.number, command, decision.by);
}
