import { policyPath } from '../model/policy-path.ts';
import type { CheckId, Provenance } from '../policy/policy.ts';
import type { ModeSetting } from './mode-setting.ts';
import type { Subject } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

/** Who made a check advice or a gate, and whether it blocks. */
export interface Enforcement {
  readonly mode: 'advise' | 'enforce';
  readonly modeSetting: ModeSetting;
  /** Does a rule set or branch protection require this check? Undefined: it could not be read. */
  readonly required: boolean | undefined;
}

export interface Rule extends Enforcement {
  readonly ignoreProvenance: Provenance;
}

/** What every "Which rule: …" ends with: who made it advice or a gate, and whether it blocks and why. */
export function ruleParts(texts: Texts, subject: Subject, rule: Enforcement, isUnmet: boolean): object {
  const { setting, provenance } = rule.modeSetting;
  const key = rule.mode === 'enforce' ? 'enforced' : 'advice';

  return {
    mode: texts.markdown(`every-check:mode.${key}`, {
      setting,
      // Whether the value is locked was said, and locking the mode does not change what it does here.
      place: placeOf(texts, subject, { ...provenance, locked: false }),
    }),
    effect: texts.markdown(`every-check:effect.${effectOf(subject, rule, isUnmet)}`, {
      branch: subject.baseBranch,
    }),
  };
}

function effectOf(subject: Subject, rule: Enforcement, isUnmet: boolean): string {
  if (rule.mode === 'advise') return 'advice';
  if (subject.draft && isUnmet) return 'draft';
  if (rule.required === undefined) return 'not-known';
  if (!rule.required) return 'not-required';

  return isUnmet ? 'blocks' : 'would-block';
}

/** Where a value stands, with a link. */
export function placeOf(texts: Texts, subject: Subject, provenance: Provenance): Rendered {
  const { source, file, line, locked } = provenance;

  return texts.markdown('every-check:place', {
    file: source === 'built-in' ? null : file,
    url: policyUrl(subject, source === 'organization', line),
    line,
    locked: locked && source !== 'repository',
    // The repository tightened what the organization sets.
    floor: locked && source === 'repository',
  });
}

/** How something is left out of a check: by its list in the repository, or by the organization where that list is locked. */
export function ignoreSentence(texts: Texts, subject: Subject, check: CheckId, rule: Rule): Rendered {
  return texts.markdown('every-check:ignore', {
    locked: rule.ignoreProvenance.locked,
    replaces: rule.ignoreProvenance.source === 'organization',
    key: `checks.${check}.ignore`,
    what: texts.markdown(`${check}:what`),
    file: `${subject.owner}/.github → ${policyPath}`,
    url: organizationPolicyUrl(subject, null),
    branch: subject.baseBranch,
  });
}

/** Where a line of the policy file stands. */
export function policyUrl(subject: Subject, isOrganization: boolean, line: number | null): string {
  return isOrganization
    ? organizationPolicyUrl(subject, line)
    : subject.links.file(subject.repository, subject.baseBranch, policyPath, line);
}

function organizationPolicyUrl(subject: Subject, line: number | null): string {
  return subject.links.file(`${subject.owner}/.github`, 'HEAD', policyPath, line);
}
