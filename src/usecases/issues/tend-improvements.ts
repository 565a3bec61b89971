import { resultIn } from '../../maturity/turn.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { doneComment, reopenedComment, withdrawnComment } from '../../render/issues/closing-comments.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { isLost } from './acceptance.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { closeIssue } from './close-issue.ts';
import { fileIssue } from './file-issue.ts';
import { findingHash } from './finding-hash.ts';
import { improvementText, stepOf } from './improvement-text.ts';
import type { PresentIssue } from './look-at-issues.ts';
import {
  type AskedNoMore,
  type ImprovementQuestion,
  type ImprovementStep,
  levelAsked,
  planImprovements,
} from './plan-improvements.ts';
import { remarkOn } from './remark-on.ts';
import { languageOf } from './report-input.ts';
import { roomFor } from './room-for.ts';
import { withoutMarker } from './without-marker.ts';

type Step<Kind extends ImprovementStep['kind']> = Extract<ImprovementStep, { readonly kind: Kind }>;

export function improvementQuestion(
  { policy, assessment, earlier, at }: AssessedTurn,
  filed: readonly FiledIssue[],
): ImprovementQuestion {
  return { filed, policy: policy.policy, assessment, previous: earlier.at(-1) ?? null, at };
}

/** Closes, renews and files improvement issues, as far as the budget goes. */
export async function tendImprovements(
  turn: AssessedTurn,
  present: ReadonlyMap<string, PresentIssue>,
): Promise<void> {
  const rows = [...present.values()].map(({ row }) => row);
  const steps = planImprovements(improvementQuestion(turn, rows));
  for (const step of steps) {
    if (step.kind === 'file') {
      if (!(await file(turn, step, present))) return;
      continue;
    }
    const seen = present.get(step.row.subject);
    if (seen !== undefined) await (step.kind === 'close' ? close(turn, step, seen) : renew(turn, step, seen));
  }
}

async function close(turn: AssessedTurn, { why, row }: Step<'close'>, seen: PresentIssue): Promise<void> {
  const ending = why === 'done' ? why : 'withdrawn';
  const text = why === 'done' ? doneText(turn, row) : withdrawnText(turn, why, row);
  await closeIssue(turn, seen, { ending, occasion: ending, text });
}

/** Null where nobody knows any more what was found when it was filed. */
function doneText({ services, policy, assessment }: AssessedTurn, row: FiledIssue): string | null {
  const after = resultIn(assessment, row.subject);
  const before = row.before as PracticeResult | null;
  if (after === undefined || before === null) return null;
  const closing = { practice: row.subject, before, after, assessment };

  return doneComment(closing, services.texts, languageOf(services, policy));
}

function withdrawnText(
  { services, policy, assessment }: AssessedTurn,
  why: AskedNoMore,
  { subject: practice }: FiledIssue,
): string {
  const results = assessment.domains.flatMap(({ practices }) => practices);
  const reason = results.find(({ id }) => id === practice)?.reason;
  const waiver = reason?.kind === 'waived' ? { until: reason.until, because: reason.because } : {};

  return withdrawnComment({ practice, why, ...waiver }, services.texts, languageOf(services, policy));
}

async function renew(turn: AssessedTurn, { row }: Step<'renew'>, { issue }: PresentIssue): Promise<void> {
  const { services, repository, assessment } = turn;
  const result = resultIn(assessment, row.subject);
  if (result === undefined || issue === null) return;
  const contentHash = findingHash(result);
  // Rebuilt from GitHub, it does not know what was found when it was filed.
  const before = row.before ?? result;
  const level = levelAsked({ before });
  const step = level && stepOf(assessment, row.subject, level);
  if (step === undefined) return;
  if (issue.isLocked) return await services.store.issues.change(row, { contentHash, before });
  const { body } = improvementText(turn, { step, result });
  const { number, subject } = row;
  const update =
    withoutMarker(issue.body) === body.trimEnd()
      ? 'written'
      : await services.writes.updateIssue(repository, { number, subject }, body);
  if (update === 'written') await services.store.issues.change(row, { contentHash, before });
}

/** False where the budget is spent, or GitHub takes no issue. */
async function file(
  turn: AssessedTurn,
  { step, earlier }: Step<'file'>,
  present: ReadonlyMap<string, PresentIssue>,
): Promise<boolean> {
  const { policy, assessment } = turn;
  const subject = step.practice;
  const result = resultIn(assessment, subject);
  if (result === undefined) return true;
  const text = improvementText(turn, { step, result });
  const contentHash = findingHash(result);
  const issue = present.get(subject)?.issue ?? null;
  if (earlier !== null && !isLost(earlier) && issue !== null)
    return await reopen(turn, earlier, { body: text.body, result, isLocked: issue.isLocked });

  const { open, 'per-week': perWeek } = policy.policy.report['improvement-issues'];
  const replaces = earlier;
  return await fileIssue(turn, {
    ...{ subject, text, contentHash, before: result, replaces },
    budget: { open, perWeek },
  });
}

/** The same issue again, under the same budget as a new one. */
async function reopen(
  turn: AssessedTurn,
  row: FiledIssue,
  { body, result, isLocked }: { body: string; result: PracticeResult; isLocked: boolean },
): Promise<boolean> {
  const { services, repository, policy, slot, at } = turn;
  const { number, subject } = row;
  if (isLocked) return true;
  if ((await roomFor(services.store.issues, repository.id, policy.policy, at)) <= 0) return false;
  const update = await services.writes.updateIssue(repository, { number, subject }, body, 'reopen');
  if (update !== 'written') return false;
  await services.store.issues.change(row, {
    ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, filedAt: at },
    ...{ before: result, contentHash: findingHash(result) },
  });
  const before = row.before as PracticeResult | null;
  if (row.ending !== 'completed' || before === null) return true;
  const worse = { practice: subject, before, after: result };
  const text = reopenedComment(worse, services.texts, languageOf(services, policy));
  await remarkOn(services, repository, { number, occasion: `reopened/${slot}`, text });

  return true;
}
