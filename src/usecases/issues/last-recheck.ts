import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';

/** When somebody last asked on one of these issues that the repository be assessed again, and had a right to. */
export async function lastRecheck(
  { store }: Pick<Services, 'store'>,
  filed: readonly FiledIssue[],
): Promise<Date | null> {
  const times: number[] = [];
  for (const { repositoryId, number } of filed) {
    const asked = await store.commands.latest(repositoryId, number, { name: 'recheck', outcome: 'done' });
    if (asked !== undefined) times.push(asked.at.getTime());
  }

  return times.length === 0 ? null : new Date(Math.max(...times));
}
