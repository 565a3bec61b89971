import { contentOf } from '../../render/issues/content-of.ts';
import { levelChangeComment } from '../../render/issues/level-change-comment.ts';
import { maturityIssue } from '../../render/issues/maturity-issue.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { fileIssue } from './file-issue.ts';
import { hashOf } from './finding-hash.ts';
import type { PresentIssue } from './look-at-issues.ts';
import { planReport, type ReportStep } from './plan-report.ts';
import { remarkOn } from './remark-on.ts';
import { languageOf, reportInput, zoneOf } from './report-input.ts';
import { withoutMarker } from './without-marker.ts';

interface Report {
  readonly step: ReportStep | null;
  readonly text: { readonly title: string; readonly body: string };
  readonly contentHash: string;
}

/** What the maturity issue would say now, and what is to be done for that. */
export function reportOf(turn: AssessedTurn, filed: readonly FiledIssue[]): Report {
  const { services, policy, state, assessment, at, earlier } = turn;
  const text = maturityIssue(reportInput(turn, filed), services.texts, languageOf(services, policy));
  const contentHash = hashOf(contentOf(text.body));
  const row = filed.find(({ subject }) => subject === 'maturity');
  const previous = earlier.at(-1) ?? null;

  return { step: planReport({ row, state, assessment, previous, contentHash, at }), text, contentHash };
}

/** Opens the maturity issue, or brings it up to date. A comment only says that a level changed. */
export async function tendReport(
  turn: AssessedTurn,
  present: ReadonlyMap<string, PresentIssue>,
): Promise<void> {
  const { services, repository, assessment, earlier, policy, slot } = turn;
  await services.giveWay();
  const { step, text, contentHash } = reportOf(
    turn,
    [...present.values()].map(({ row }) => row),
  );
  if (step === null) return;
  if (step.kind === 'open') {
    const { replaces } = step;
    await fileIssue(turn, { subject: 'maturity', budget: null, text, contentHash, before: null, replaces });
    return;
  }
  const { row, isReopened } = step;
  const issue = present.get('maturity')?.issue ?? null;
  if (issue === null) return;
  // A locked one is left alone until it has something else to say.
  if (issue.isLocked) return await services.store.issues.change(row, { contentHash });
  if (!isReopened && withoutMarker(issue.body) === text.body.trimEnd())
    return await services.store.issues.change(row, { contentHash });

  const previous = earlier.at(-1);
  const said =
    previous &&
    levelChangeComment(previous, assessment, services.texts, languageOf(services, policy), {
      zone: zoneOf(policy.policy),
    });
  if (said)
    await remarkOn(services, repository, { number: row.number, occasion: `level/${slot}`, text: said });
  const { number, subject } = row;
  const state = isReopened ? 'reopen' : undefined;
  const update = await services.writes.updateIssue(repository, { number, subject }, text.body, state);
  if (update === 'written')
    await services.store.issues.change(row, { contentHash, ...(isReopened && reopened) });
}

const reopened = { ending: null, acceptedUntil: null, reason: null } as const;
