import { inWindow, type Windowed } from '../../metrics/window.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { Incidents } from './incidents.ts';

/** Those that ended in the window, and those that are open. They are the whole population: one is enough. */
export const recentIncidents = ({ all }: Incidents, at: Instant): Windowed<IssueRecord> =>
  inWindow(all, ({ closedAt }) => closedAt ?? at, at, 1);
