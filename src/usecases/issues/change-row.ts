import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';

/** Changes what is known of an issue, and leaves alone what somebody decided there meanwhile. */
export async function changeRow(
  { store }: Pick<Services, 'store'>,
  row: FiledIssue,
  change: Partial<Omit<FiledIssue, 'repositoryId' | 'subject' | 'number'>>,
): Promise<void> {
  const present = await store.issues.find(row.repositoryId, row.subject);
  await store.issues.put({ ...(present?.number === row.number ? present : row), ...change });
}
