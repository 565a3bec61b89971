import { isHuman } from '../model/records/account.ts';
import type { CommitRecord, HeadRecord } from '../model/records/delivery-records.ts';
import { dayOf } from './days.ts';

/** New heads of the default branch, each once, that people pushed or merged and that CI ran on. */
export function integrationsOf(
  heads: readonly HeadRecord[],
  built: ReadonlySet<string>,
): readonly HeadRecord[] {
  return distinctHeads(heads).filter(({ sha, by }) => isHuman(by) && built.has(sha));
}

/** A head that came back counts with its first time. */
export function distinctHeads(heads: readonly HeadRecord[]): readonly HeadRecord[] {
  const first = new Map<string, HeadRecord>();
  for (const head of heads.toSorted((a, b) => a.at - b.at))
    if (!first.has(head.sha)) first.set(head.sha, head);

  return [...first.values()];
}

/** Pairs of a person and a day with a commit of theirs that reached the default branch. */
export function activeAuthorDays(
  commits: readonly CommitRecord[],
  days: ReadonlySet<string>,
  zone: string,
): number {
  const pairs = commits.flatMap(({ author, authoredAt }) => {
    const day = dayOf(authoredAt, zone);

    return isHuman(author) && days.has(day) ? [`${day} ${author.login.toLowerCase()}`] : [];
  });

  return new Set(pairs).size;
}
