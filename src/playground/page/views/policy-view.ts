import { html } from 'hono/html';
import { type Harbour, policyPath } from '../../scenario/harbour.ts';
import { changeOrganizationPolicy, changePolicy, proposePolicy } from '../moves/change-policy.ts';
import type { Move } from '../moves/move.ts';
import { type Html, nothing } from '../text.ts';
import { languageForm } from './language-form.ts';

/** What somebody typed that was refused, so that nothing is lost. */
export interface PolicyDraft {
  readonly move: string;
  readonly text: string;
}

const example = 'checks:\n  incremental-coverage:\n    target: 90\n';

export function policyView(harbour: Harbour, draft: PolicyDraft | undefined): Html {
  const own = harbour.quotes.read(policyPath);
  const drafted = (moves: readonly Move[]) => moves.find(move => move.id === draft?.move) && draft?.text;

  return html`<h1>Policy</h1>
<p>The base branch sets the policy. The organization's file sets defaults; what it locks, a repository may only tighten.</p>
<section aria-labelledby="own"><h2 id="own">harbour/quotes: <code>${policyPath}</code> on main</h2>
${own === undefined ? html`<p>There is no such file; the text below is an example.</p>` : nothing}
${editor('own-text', { label: "Text of the repository's file", text: drafted([changePolicy, proposePolicy]) ?? own ?? example }, [changePolicy, proposePolicy])}</section>
<section aria-labelledby="organization"><h2 id="organization">The organization: <code>${policyPath}</code> of harbour/.github</h2>
${editor('organization-text', { label: "Text of the organization's file", text: drafted([changeOrganizationPolicy]) ?? harbour.organization.read(policyPath) ?? '' }, [changeOrganizationPolicy])}
${languageForm(harbour)}</section>`;
}

/** One text, several buttons: each names its own address. */
function editor(id: string, { label, text }: { label: string; text: string }, moves: readonly Move[]): Html {
  return html`<form method="post" action="/-/moves/${moves[0]?.id}" class="move">
<p><label for="${id}">${label}</label>
<textarea id="${id}" name="text" rows="10" class="code" spellcheck="false">
${text}</textarea></p>
${moves.map(
  (
    move,
    index,
  ) => html`<p><button${index === 0 ? html` class="primary"` : nothing} formaction="/-/moves/${move.id}" aria-describedby="hint-${move.id}">${move.label}</button>
<span class="hint" id="hint-${move.id}">${move.does}</span></p>`,
)}</form>`;
}
