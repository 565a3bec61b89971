import type { Provenance } from '../policy/policy.ts';
import type { WebLinks } from './link.ts';
import type { Rendered, Texts } from './texts.ts';

/** The commit a check run is about, as far as its texts need it. */
export interface Subject {
  readonly repository: string;
  readonly owner: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly fromFork: boolean;
  readonly draft: boolean;
  /** Other open pull requests with the same head. */
  readonly siblings: readonly number[];
  readonly links: WebLinks;
}

/** Where the rule stands and whether it blocks. */
export interface Rule {
  readonly mode: 'advise' | 'enforce';
  readonly provenance: Provenance;
  /** Does a rule set or branch protection require this check? Undefined: it could not be read. */
  readonly required: boolean | undefined;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** "Which rule: …": value, place, who set it, whether it blocks and why. */
export function ruleSentence(
  texts: Texts,
  catalogue: 'incremental-coverage' | 'ci-status',
  subject: Subject,
  rule: Rule,
  values: object = {},
): Rendered {
  const { source, file, line, locked } = rule.provenance;

  return texts.markdown(`${catalogue}:rule`, {
    ...values,
    enforced: rule.mode === 'enforce',
    draft: subject.draft,
    file: source === 'built-in' ? null : file,
    url: policyUrl(subject, source, line),
    line,
    locked,
    branch: subject.baseBranch,
    required: rule.required === true,
    requiredUnknown: rule.required === undefined,
  });
}

function policyUrl(subject: Subject, source: Provenance['source'], line: number | null): string | null {
  if (source === 'organization') {
    return subject.links.file(`${subject.owner}/.github`, 'HEAD', '.github/rung.yml', line);
  }

  return source === 'repository'
    ? subject.links.file(subject.repository, subject.baseBranch, '.github/rung.yml', line)
    : null;
}
