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
