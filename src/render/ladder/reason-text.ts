import type { Cause } from '../../model/cause.ts';
import type { Reason } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';
import { practiceText } from './practice-text.ts';

/** Why a practice was not judged, in words. Untrusted text, to be escaped where it is shown. */
export function reasonText(practice: Practice, reason: Reason, texts: Texts): string {
  if (reason.kind === 'unknown') return causeText(reason.cause, texts);
  if (reason.kind === 'nothing') return practiceText(practice, `nothing-${reason.what}`, texts);

  return texts.text(`ladder:reason.${reason.kind}`, reason);
}

export function causeText(cause: Cause, texts: Texts): string {
  if (cause.kind === 'source') return texts.text(`ladder:cause.source-${cause.what}`);
  if (cause.kind === 'history')
    return texts.text('ladder:cause.history', { since: new Date(cause.since).toISOString().slice(0, 10) });

  return texts.text(`ladder:cause.${cause.kind}`, cause);
}
