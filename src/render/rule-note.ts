import type { Provenance } from '../policy/policy.ts';
import { type Enforcement, policyUrl } from './rule-sentence.ts';
import type { Subject } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

/** "Rule: harbour/.github line 6, locked, required …": the rule of a check, short enough for the comment. */
export function ruleNote(
  texts: Texts,
  subject: Subject,
  { mode, required }: Enforcement,
  place: { readonly setting: string | null; readonly provenance: Provenance },
): Rendered {
  const { source, line, locked, file } = place.provenance;
  const isOrganization = source === 'organization';

  return texts.markdown('sticky-comment:rule', {
    setting: place.setting,
    place: texts.line('sticky-comment:label.place', {
      file: isOrganization ? `${subject.owner}/.github` : file,
      line,
    }),
    url: source === 'built-in' ? null : policyUrl(subject, isOrganization, line),
    locked,
    required: mode === 'enforce' && required === true,
    optional: mode === 'enforce' && required === false,
    branch: subject.baseBranch,
  });
}
