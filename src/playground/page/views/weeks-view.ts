import { html } from 'hono/html';
import type { Issue } from '../../github/world/conversation-records.ts';
import { type LadderTurn, levelMoves } from '../../scenario/weeks/ladder-turns.ts';
import { type Weeks, weekCount } from '../../scenario/weeks/open-weeks.ts';
import { type Html, languageOf, nothing } from '../text.ts';
import { issueState } from './issues-view.ts';

/** The team's twelve weeks as far as they were played: what was assessed, and what Rung filed. */
export function weeksView(weeks: Weeks | undefined, turns: readonly LadderTurn[]): Html {
  const played = weeks?.played ?? 0;

  return html`<h1>Twelve weeks of harbour/tides</h1>
<p>Three people and their service, in a world with a calendar of its own: red lights and fixes, releases, a hotfix. Each Monday at 09:00 the schedule's assessment comes. What they do is a story; the server that looks at it is the real one.</p>
<div class="columns">
<section aria-labelledby="assessments">
<h2 id="assessments">Assessments</h2>
${turns.length === 0 ? html`<p class="empty">No week has been played.</p>` : html`<ul class="list">${turns.map((turn, index) => turnItem(turn, turns[index - 1])).toReversed()}</ul>`}
</section>
<section aria-labelledby="moves">
<h2 id="moves">Make something happen</h2>
<form method="post" action="/-/weeks/next" class="move"><button aria-describedby="hint-week"${played === weekCount ? html` disabled` : nothing}>Next week</button>
<p class="hint" id="hint-week">${hintAfter(played)}</p></form>
<h2>What Rung filed</h2>
${weeks === undefined ? html`<p class="empty">Nothing yet.</p>` : html`<ul class="list">${ownIssues(weeks).map(issue => issueItem(weeks, issue))}</ul>`}
</section>
</div>`;
}

function hintAfter(played: number): Html {
  if (played === weekCount) return html`<strong>Not now:</strong> The story ends after its twelfth week.`;
  if (played === 0) return html`Opens that world and plays its first week: about half a minute.`;

  return html`Plays week ${played + 1} of ${weekCount} and the assessment after it: some seconds.`;
}

function turnItem(turn: LadderTurn, before: LadderTurn | undefined): Html {
  const moves = levelMoves(turn, before);

  return html`<li><span class="strong">${turn.slot.slice(0, 10)}</span>
<p class="meta">${moves.length === 0 ? 'No level changed.' : moves.join(' · ')}</p></li>`;
}

function ownIssues({ team, stage }: Weeks): readonly Issue[] {
  const { id } = stage.github.world.state.app;

  return team.repository.conversation.issues().filter(({ app }) => app?.id === id);
}

function issueItem({ team }: Weeks, issue: Issue): Html {
  return html`<li><a class="strong" href="/${team.repository.fullName}/issues/${issue.number}" lang="${languageOf(issue.title)}">${issue.title}</a><p class="meta">${issueState(issue)}</p></li>`;
}
