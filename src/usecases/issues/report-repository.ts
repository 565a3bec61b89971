import { fullName } from '../../model/repository.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { lookAtIssues, type PresentIssue } from './look-at-issues.ts';
import { planImprovements } from './plan-improvements.ts';
import { rereadCommands } from './reread-commands.ts';
import { roomFor } from './room-for.ts';
import { improvementQuestion, tendImprovements } from './tend-improvements.ts';
import { reportOf, tendReport } from './tend-report.ts';

/**
 * Brings a repository's issues in line with its last assessment. What people did to them is read again first, but only
 * where something moved in the repository, or something is to be written: else not one request is sent.
 */
export async function reportRepository(turn: AssessedTurn): Promise<void> {
  const { services, repository, policy, at, isRead } = turn;
  const { store, log } = services;
  const known = await store.issues.list(repository.id);
  if (!isRead && !(await hasWork(turn, known))) return;

  await rereadCommands(services, repository, known);
  const filed = await store.issues.list(repository.id);
  const beholder = { bots: policy.policy.bots, at };
  const present = await lookAtIssues(services, repository, filed, beholder);
  if (present === undefined) {
    log.warn({ repository: fullName(repository) }, 'nothing reported: issues may not be read');
    return;
  }
  await tendImprovements(turn, present);
  await tendReport(turn, await withPresentRows(turn, present));
}

async function hasWork(turn: AssessedTurn, filed: readonly FiledIssue[]): Promise<boolean> {
  const { services, repository, policy, at } = turn;
  const steps = planImprovements(improvementQuestion(turn, filed));
  if (steps.some(({ kind }) => kind !== 'file')) return true;
  await services.giveWay();
  if (reportOf(turn, filed).step !== null) return true;

  return steps.length > 0 && (await roomFor(services.store.issues, repository.id, policy.policy, at)) > 0;
}

/** With the issues that were filed and closed since the look. */
async function withPresentRows(
  { services, repository }: AssessedTurn,
  present: ReadonlyMap<string, PresentIssue>,
): Promise<ReadonlyMap<string, PresentIssue>> {
  const rows = await services.store.issues.list(repository.id);

  return new Map(
    rows.map(row => [row.subject, { row, issue: present.get(row.subject)?.issue ?? null }] as const),
  );
}
