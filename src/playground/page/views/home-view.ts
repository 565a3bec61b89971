import { html } from 'hono/html';
import type { Harbour } from '../../scenario/harbour.ts';
import { allMoves } from '../moves/all-moves.ts';
import type { Move } from '../moves/move.ts';
import { counted, type Html } from '../text.ts';
import { branchLight } from './branch-light.ts';
import { languageForm } from './language-form.ts';
import { moveForm } from './move-form.ts';

const shown: readonly string[] = [
  'open-untested',
  'open-another',
  'main-red',
  'main-green',
  'release',
  'release-bare',
];

export function homeView(harbour: Harbour): Html {
  const repositories = [...harbour.stage.github.world.state.repositories.values()];
  const moves = shown.map(id => allMoves.find(move => move.id === id)).filter((move): move is Move => !!move);

  return html`<h1>harbour</h1>
<p>An organization with one small library. Rung is installed, and has judged four pull requests. <a href="/harbour/quotes/pull/1">Begin with the red one</a>.</p>
<div class="columns">
<section aria-labelledby="repositories">
<h2 id="repositories">Repositories</h2>
<ul class="list">
${repositories.map(repository => {
  const name = `${repository.owner.login}/${repository.name}`;
  const open = [...repository.pullRequests.values()].filter(pull => pull.state === 'open').length;

  return html`<li><a class="strong" href="/${name}">${name}</a>${repository.parent === null ? '' : html` <span class="label">fork</span>`}
<p class="meta">${counted(open, 'open pull request', 'open pull requests')} · ${branchLight(repository, repository.defaultBranch)}</p></li>`;
})}
</ul>
<h2>What to try</h2>
<ol>
<li>Look at <a href="/harbour/quotes/pull/1">the red pull request</a>: its <a href="/harbour/quotes/pull/1/checks">checks</a> say what is missing, and <a href="/harbour/quotes/pull/1/files">its files</a> show the lines.</li>
<li>Push the missing tests there, and see the same check again.</li>
<li>Open one more pull request as mia: her fourth is over the limit.</li>
<li>As a maintainer, comment <code>/rung waive incremental-coverage because …</code> on a red one; as its author, try the same.</li>
<li>Propose a <a href="/-/policy">policy</a> with a mistake in it, as a pull request.</li>
<li>Turn main red, then re-run the CI status of a pull request: the red branch is told, not held against it.</li>
<li>Switch Rung's language to 中文.</li>
<li>Let <a href="/-/weeks">twelve weeks</a> of a team go by, and read the issue that says where it stands.</li>
<li>Publish a release, and read what was <a href="/harbour/quotes/releases">asked of it</a>.</li>
</ol>
<p>Each button tells what it caused. The <a href="/-/deliveries">deliveries</a> and the <a href="/-/requests">requests</a> are all listed.</p>
</section>
<section aria-labelledby="moves">
<h2 id="moves">Make something happen</h2>
${moves.map(move => moveForm(harbour, move))}
${languageForm(harbour)}
<p><a href="/-/policy">Change the policy</a></p>
<form method="post" action="/-/reset" class="move"><button aria-describedby="hint-reset">Reset the world</button>
<p class="hint" id="hint-reset">Makes everything anew, with an empty database. Takes a few seconds.</p></form>
</section>
</div>`;
}
