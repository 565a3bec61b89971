import type { WaivablePractice, Waiver } from '../model/waiver.ts';
import { policyUrl } from './rule-sentence.ts';
import type { Subject } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

/** Why a practice is not held against this pull request, and where that is written; null where it is. */
export function waivedSentence(texts: Texts, subject: Subject, waiver: Waiver | null): Rendered | null {
  if (waiver === null) return null;
  const { reason, source } = waiver;

  return source.kind === 'comment'
    ? texts.markdown('every-check:waived.comment', { reason, url: source.url })
    : texts.markdown('every-check:waived.policy', {
        reason,
        until: source.until,
        file: source.file,
        line: source.line,
        url: policyUrl(subject, source.isOrganization, source.line),
      });
}

/** How this one pull request is exempted. */
export function waiveSentence(texts: Texts, practice: WaivablePractice): Rendered {
  return texts.markdown('every-check:waive', { practice });
}
