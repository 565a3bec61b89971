import type { Annotation, CheckRunOutput } from '../model/check-run-output.ts';
import type { PolicyProblem } from '../policy/policy-problem.ts';
import type { PolicyChangeReason } from '../practices/policy-change.ts';
import { firstFew } from './first-few.ts';
import { policyParagraphs } from './policy-notices.ts';
import { problemMarkdown, problemText } from './policy-problem.ts';
import { policyTitle, tellsItsLine } from './policy-title.ts';
import type { PolicyView } from './policy-view.ts';
import { ruleNote } from './rule-note.ts';
import { ruleParts } from './rule-sentence.ts';
import { settingsTable } from './settings-table.ts';
import { siblingsSentence } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

const maxProblems = 10;
const maxKeys = 10;

export function policyOutput(texts: Texts, view: PolicyView): CheckRunOutput {
  const { finding } = view;
  const { problems } = finding.evidence;

  return {
    title: policyTitle(texts, view),
    summary: String('reason' in finding ? notJudged(texts, view, finding.reason) : judged(texts, view)),
    text: null,
    annotations: problems.filter(tellsItsLine).map(problem => annotationOf(texts, problem)),
  };
}

/** One paragraph for the pull request's comment. */
export function policyNote(texts: Texts, view: PolicyView): string {
  const few = problemsOf(texts, view, 1);

  return String(
    texts.markdown('policy:note', {
      ...few,
      branch: view.subject.baseBranch,
      rule: ruleNote(texts, view.subject, view.rule, view.rule.modeSetting),
    }),
  );
}

function judged(texts: Texts, view: PolicyView): Rendered {
  const { finding, subject, level } = view;
  const { file, problems, changes, notUsedYet } = finding.evidence;
  const unmet = finding.answer === 'unmet';
  const keys = firstFew(notUsedYet, maxKeys);

  return texts.markdown('policy:summary.judged', {
    result: texts.markdown(`policy:result.${resultOf(view)}`, { problemCount: problems.length }),
    ...problemsOf(texts, view, maxProblems),
    unmet,
    told: problems.some(tellsItsLine),
    settings: settingsTable(texts, changes),
    unchanged: changes.length === 0 && problems.every(({ kind }) => kind === 'looser-than-locked'),
    removed: file === 'removed',
    owner: level === 'organization' ? subject.owner : null,
    keys: keys.shown,
    moreKeys: keys.more,
    branch: subject.baseBranch,
    siblings: siblingsSentence(texts, subject),
    next: texts.markdown('policy:next'),
    rule: texts.markdown('policy:rule', ruleParts(texts, subject, view.rule, unmet)),
    policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
  });
}

function notJudged(texts: Texts, view: PolicyView, reason: PolicyChangeReason): Rendered {
  const { subject } = view;

  return texts.markdown(reason === 'unchanged' ? 'policy:summary.unchanged' : 'policy:summary.unknown', {
    reason: texts.markdown(`policy:reason.${reason}`),
    branch: subject.baseBranch,
    siblings: siblingsSentence(texts, subject),
    policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
  });
}

function resultOf({ finding }: PolicyView): 'valid' | 'removed' | 'locked' | 'faulty' {
  const { file, problems } = finding.evidence;
  if (problems.length === 0) return file === 'removed' ? 'removed' : 'valid';

  return problems.every(({ kind }) => kind === 'looser-than-locked') ? 'locked' : 'faulty';
}

function problemsOf(texts: Texts, { finding }: PolicyView, limit: number): object {
  const few = firstFew(finding.evidence.problems, limit);

  return {
    problems: few.shown.map(problem => ({ problem: problemOf(texts, problem) })),
    moreProblems: few.more,
  };
}

/** A problem of the file as a whole has no line worth telling. */
function problemOf(texts: Texts, problem: PolicyProblem): Rendered {
  return tellsItsLine(problem)
    ? problemMarkdown(texts, problem)
    : texts.markdown('policy:file-problem', { message: problemText(texts, problem) });
}

function annotationOf(texts: Texts, problem: PolicyProblem): Annotation {
  const { file, line } = problem;

  return { path: file, startLine: line, endLine: line, message: problemText(texts, problem) };
}
