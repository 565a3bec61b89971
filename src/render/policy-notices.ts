import { policyPath } from '../model/policy-path.ts';
import type { PolicyNote } from '../policy/policy.ts';
import type { PolicyProblem } from '../policy/policy-problem.ts';
import { firstFew } from './first-few.ts';
import { problemMarkdown } from './policy-problem.ts';
import type { Rendered, Texts } from './texts.ts';

/** What is to be told of the policy files themselves; a `PolicyInForce` has all of it. */
export interface PolicyNotices {
  readonly problems: readonly PolicyProblem[];
  readonly notes: readonly PolicyNote[];
}

const maxProblems = 3;

/** Short paragraphs: problems with file, line and what is in force instead; files that could not be read. Null when all is well. */
export function policyParagraphs(texts: Texts, notices: PolicyNotices, branch: string): Rendered | null {
  const has = (note: PolicyNote) => notices.notes.includes(note);
  const organizationKept = has('organization-kept');
  const repositoryKept = has('repository-kept');
  const isCovered = (problem: PolicyProblem) =>
    problem.file === policyPath ? repositoryKept : organizationKept;
  const { shown, more } = firstFew(notices.problems, maxProblems);
  const paragraphs = [
    ...(shown.length === 0
      ? []
      : [
          texts.markdown('every-check:policy.problems', {
            problems: shown.map(problem => ({ problem: problemMarkdown(texts, problem) })),
            moreProblems: more,
            organizationKept: notices.problems.some(isOrganizations) && organizationKept,
            repositoryKept: !notices.problems.every(isOrganizations) && repositoryKept,
            notApplied: !notices.problems.every(isCovered),
          }),
        ]),
    ...(has('organization-unreadable')
      ? [texts.markdown('every-check:policy.organization-unreadable', { organizationKept })]
      : []),
    ...(has('repository-unreadable')
      ? [texts.markdown('every-check:policy.repository-unreadable', { repositoryKept, branch })]
      : []),
  ];

  return texts.join(paragraphs);
}

function isOrganizations(problem: PolicyProblem): boolean {
  return problem.file !== policyPath;
}
