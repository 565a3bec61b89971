import { insist } from '../insist.ts';
import type { Narrator } from '../narrator.ts';
import { describeIssues } from '../own-issues.ts';
import type { StartServer } from '../server.ts';
import { ladderTurns, levelMoves } from '../weeks/ladder-turns.ts';
import { openWeeks, type Weeks, weekCount } from '../weeks/open-weeks.ts';

/** What came of the weeks, for programs. */
export interface WeeksOutcome {
  readonly issues: ReturnType<typeof describeIssues>;
  readonly assessments: readonly Assessment[];
}

interface Assessment {
  readonly kind: 'ladder';
  readonly repository: string;
  readonly slot: string;
  readonly at: Date;
  readonly domains: readonly { id: string; proven: number | null; possible: number | null }[];
}

/** Twelve weeks of a team, in a world of their own, and what the schedule's assessment says after each. */
export async function playWeeks(startServer: StartServer, tell: Narrator): Promise<WeeksOutcome> {
  tell.step(`${weekCount} weeks of a team of three, assessed each Monday at 09:00`);
  const weeks = await openWeeks({ startServer, isShown: true });
  try {
    while (weeks.played < weekCount) {
      await weeks.playNext();
      await tellWeek(weeks, tell);
    }

    return await outcomeOf(weeks, tell);
  } finally {
    await weeks.close();
  }
}

async function tellWeek(weeks: Weeks, tell: Narrator): Promise<void> {
  const [before, turn] = (await ladderTurns(weeks)).slice(-2);
  if (turn === undefined) throw new Error('Nothing was assessed.');
  const moves = levelMoves(turn, before);
  tell.say(`Week ${weeks.played}: ${moves.length === 0 ? 'no level changed' : moves.join(' · ')}`);
}

async function outcomeOf(weeks: Weeks, tell: Narrator): Promise<WeeksOutcome> {
  const { github } = weeks.stage;
  const all = describeIssues(github.world);
  const repository = weeks.team.repository.fullName;
  const issues = all.filter(issue => issue.repository === repository);
  const [reports, improvements] = [true, false].map(isReport =>
    issues.filter(({ labels }) => labels.includes('rung:maturity') === isReport),
  ) as [typeof issues, typeof issues];
  insist(reports.length === 1, 'one maturity issue', `${reports.length}`);
  const done = improvements.filter(({ stateReason }) => stateReason === 'completed');
  insist(done.length > 0, 'an improvement issue that was closed as done', 'none');
  const waived = improvements.filter(
    ({ stateReason, comments }) =>
      stateReason === 'not_planned' && comments.some(({ body }) => body.startsWith('/rung waive')),
  );
  insist(waived.length === 1, 'one improvement issue that was waived and so withdrawn', `${waived.length}`);
  tell.say(`Rung's issues: the maturity issue, and ${improvements.length} improvements:`);
  for (const { number, title, state, stateReason } of improvements)
    tell.say(`#${number} ${title}: ${stateReason === null ? state : `${state} as ${stateReason}`}`);
  const invalid = github.journal.invalid().length;
  insist(invalid === 0, "requests within GitHub's contract", `${invalid} against it`);

  return {
    issues: all,
    assessments: (await ladderTurns(weeks)).map(turn => ({ kind: 'ladder', repository, ...turn })),
  };
}
