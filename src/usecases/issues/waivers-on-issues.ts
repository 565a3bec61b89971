import type { LadderWaiver } from '../../facts/ladder/ladder-policy.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { acceptedFrom, isAccepted } from './acceptance.ts';

/**
 * What people accepted on Rung's issues, by closing them or by a comment: those practices are not asked so long. In the
 * order of their practices, so that the same decisions always give the same facts.
 */
export async function waiversOnIssues(
  { store }: Pick<Services, 'store'>,
  repositoryId: number,
  at: Date,
): Promise<readonly LadderWaiver[]> {
  const waivers: LadderWaiver[] = [];
  for (const row of await store.issues.list(repositoryId)) {
    if (row.subject !== 'maturity' && isAccepted(row, at)) waivers.push(acceptance(row));
    for (const { practice, reason, at: givenAt } of await store.waivers.standing(repositoryId, row.number)) {
      const until = acceptedFrom(givenAt);
      if (isAccepted({ acceptedUntil: until }, at)) waivers.push({ practice, until, because: reason });
    }
  }

  return waivers.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
}

const acceptance = ({ subject, acceptedUntil, reason, number, ending }: FiledIssue): LadderWaiver => ({
  practice: subject,
  until: acceptedUntil ?? '',
  // GitHub's own words, in no language: nobody wrote a reason.
  because: reason ?? `#${number}, ${ending === 'not-planned' ? 'not planned' : ending}`,
});

const keyOf = ({ practice, until }: LadderWaiver) => `${practice} ${until}`;
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
