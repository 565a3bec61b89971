import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { lastRecheck } from './last-recheck.ts';

/**
 * When people last wanted the repository assessed anew, outside the schedule: by a recheck, or by a waiver on one of these
 * issues that was given or withdrawn.
 */
export async function lastAsked(
  services: Pick<Services, 'store'>,
  filed: readonly FiledIssue[],
): Promise<Date | null> {
  const times = [await lastRecheck(services, filed)];
  for (const { repositoryId, number } of filed)
    times.push(await services.store.waivers.changedAt(repositoryId, number));
  const known = times.filter(time => time !== null);

  return known.length === 0 ? null : new Date(Math.max(...known.map(Number)));
}
