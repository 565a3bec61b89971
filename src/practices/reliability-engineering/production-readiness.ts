import type { FactValues, FileText } from '../../facts/ladder/repository-facts.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { anyOf, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, issueEvidence } from '../evidence.ts';
import { isTouchedWithin } from '../last-touched.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { yesFrom } from '../thresholds.ts';

const readiness =
  /(?:production|operational|launch|service|release)[-_ ]?readiness|readiness[-_ ](?:review|checklist)|上线就绪|上线检查/i;
/** What Kubernetes calls readiness. */
const probe = /probe|gate|探针/i;
const openTask = /^\s{0,12}[-*+]\s{1,4}\[ \]/m;
const doneTask = /^\s{0,12}[-*+]\s{1,4}\[[xX]\]/m;
const currentDays = 365;

export const productionReadiness = definePractice({
  id: 'production-readiness',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: yesFrom(3),
  lines: 'judgement',
  needs: ['files', 'issues?'],

  evaluate({ files, 'issues?': issues }, { at }) {
    const lists = Object.entries(files).filter(([path]) => isChecklist(path));
    const reviews = issues.known ? issues.value.filter(issue => isReview(issue, at)) : [];
    const answer = anyOf(
      ...lists.map(([path, file]) => isComplete(path, file, at)),
      issues.known ? reviews.length > 0 : issues.cause,
    );

    return yesNo(answer === true, {
      lowerBound: typeof answer === 'object' ? answer : null,
      evidence: [...lists.map(([path]) => fileEvidence(path)), ...reviews.map(issueEvidence)].slice(
        0,
        keptEvidence,
      ),
      figures: { lists: lists.length, reviews: reviews.length },
    });
  },
});

const isChecklist = (path: string): boolean =>
  readiness.test(path) && !/template/i.test(path) && !path.startsWith('.github/');

/** Every box is ticked, and it was gone over within a year. */
function isComplete(path: string, file: FactValues['files'][string], at: number): Step {
  if (file.text === null) return { kind: 'unreadable', path, line: null };
  if (openTask.test(file.text) || !doneTask.test(file.text)) return false;

  return isCurrent(path, file, at);
}

function isCurrent(path: string, file: FileText, at: number): Step {
  return isTouchedWithin(currentDays, file, at) ?? { kind: 'truncated', what: path };
}

const isReview = ({ title, labels, closedAt, closedAs }: IssueRecord, at: number): boolean =>
  [title, ...labels].some(text => readiness.test(text) && !probe.test(text)) &&
  closedAt !== null &&
  closedAs === 'completed' &&
  closedAt >= at - currentDays * dayMs &&
  closedAt <= at;
