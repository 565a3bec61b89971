import type { OpenWork } from '../../src/facts/open-work.ts';
import { judgeWipLimit } from '../../src/practices/wip-limit.ts';
import type { WipView } from '../../src/render/wip-output.ts';
import { at } from '../builders/ci.ts';
import {
  adviceByDefault,
  builtIn,
  organizationLine6,
  repositoryLine4,
  rule,
  subject,
} from '../builders/views.ts';

export function wipView(work: Partial<OpenWork>, values: Partial<WipView> = {}): WipView {
  return {
    finding: judgeWipLimit(
      { author: 'person', draft: false, open: [], drafts: [], ...work },
      { limit: 3, countsDrafts: values.countsDrafts ?? false },
    ),
    subject: subject(),
    ...{ limit: 3, limitKey: 'checks.wip-limit.per-author', countsDrafts: false },
    limitProvenance: builtIn,
    rule: { ...rule(), ...adviceByDefault, required: undefined },
    queue: { waiting: [], hasMore: false },
    waiver: null,
    policyNotices: { problems: [], notes: [] },
    now: at('10:00'),
    ...values,
  };
}

const daysAgo = (days: number) => new Date(at('10:00').getTime() - days * 24 * 60 * 60 * 1000);
const four = [480, 481, 482, 483];
const waitingOf = (...days: number[]) =>
  days.map((each, index) => ({ number: 471 + 4 * index, since: daysAgo(each) }));

export const wipCases: Readonly<Record<string, WipView>> = {
  'met, two open': wipView({ open: [480, 482] }),
  'met, with drafts that do not count': wipView({ open: [480, 482], drafts: [479, 485] }),
  'unmet, drafts count, and the author has a limit of their own': wipView(
    { open: [480, 482], drafts: [479, 485] },
    {
      ...{ countsDrafts: true, limitKey: 'checks.wip-limit.authors' },
      limitProvenance: { ...repositoryLine4, line: 9 },
    },
  ),
  'met, exactly at the limit of the repository': wipView(
    { open: [480, 481, 482] },
    { limitProvenance: { ...repositoryLine4, line: 8 } },
  ),
  'unmet, two wait for a review': wipView(
    { open: four },
    {
      limitProvenance: { ...repositoryLine4, line: 8 },
      queue: { waiting: waitingOf(6, 4), hasMore: false },
    },
  ),
  'unmet, the limit locked by the organization, more wait than are listed': wipView(
    { open: four },
    { limitProvenance: organizationLine6, queue: { waiting: waitingOf(30, 9, 1, 0.5), hasMore: true } },
  ),
  'unmet, nobody else waits': wipView({ open: four }),
  'unmet, the oldest were reviewed': wipView({ open: four }, { queue: { waiting: [], hasMore: true } }),
  'unmet, reviews may not be read': wipView(
    { open: four },
    { queue: { waiting: undefined, hasMore: false } },
  ),
  'unmet, a hundred open, shared head, organization policy unreadable': wipView(
    { open: Array.from({ length: 100 }, (_, index) => index + 1) },
    {
      subject: subject({ siblings: [471, 475] }),
      queue: { waiting: waitingOf(0), hasMore: false },
      policyNotices: { problems: [], notes: ['organization-unreadable', 'organization-kept'] },
    },
  ),
  'not applicable, a draft': wipView({ open: [480, 481], draft: true }),
  'not applicable, the only draft': wipView({ draft: true }),
  'not applicable, an app': wipView({ author: 'app' }),
  'not applicable, a deleted account': wipView({ author: 'deleted' }),
};
