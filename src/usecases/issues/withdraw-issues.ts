import type { RepositoryRef } from '../../model/repository.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import { closedNote } from '../../render/issues/closed-note.ts';
import { withdrawnComment } from '../../render/issues/closing-comments.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { closeIssue } from './close-issue.ts';
import { lookAtIssues } from './look-at-issues.ts';
import { languageOf } from './report-input.ts';

export interface SwitchedOff {
  readonly services: Services;
  readonly repository: RepositoryRef;
  readonly policy: PolicyInForce;
  readonly at: Date;
}

/** The policy wants no report any more: what is open is closed, once, with a note. */
export async function withdrawIssues(off: SwitchedOff): Promise<void> {
  const { services, repository, policy, at } = off;
  const filed = await services.store.issues.list(repository.id);
  if (filed.every(({ ending }) => ending !== null)) return;

  const present = await lookAtIssues(services, repository, filed, { bots: policy.policy.bots, at });
  for (const seen of present?.values() ?? [])
    if (seen.row.ending === null)
      await closeIssue(off, seen, { ending: 'withdrawn', occasion: 'off', text: noteOn(seen.row, off) });
}

function noteOn({ subject }: FiledIssue, { services, policy }: SwitchedOff): string {
  const language = languageOf(services, policy);

  return subject === 'maturity'
    ? closedNote('switched-off', services.texts, language)
    : withdrawnComment({ practice: subject, why: 'switched-off' }, services.texts, language);
}
