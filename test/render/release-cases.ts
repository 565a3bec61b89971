import type { ReleasedChanges } from '../../src/facts/released-changes.ts';
import type { Release } from '../../src/model/release.ts';
import type { CiStatusFacts } from '../../src/practices/ci-status.ts';
import { judgeRelease, type ReleaseFacts } from '../../src/practices/release/release.ts';
import type { WholeCoverageReason } from '../../src/practices/release/whole-coverage.ts';
import { workItemReference } from '../../src/practices/release/work-item-reference.ts';
import type { ReleaseView } from '../../src/render/release-view.ts';
import { ciItem } from '../builders/ci.ts';
import { asset, change, release, releaseFacts } from '../builders/releases.ts';
import { adviceByDefault, rule, subject } from '../builders/views.ts';

const namesWorkItem = workItemReference({ in: 'github', key: null });

export function releaseView(
  facts: Partial<ReleaseFacts> = {},
  values: Partial<ReleaseView> = {},
): ReleaseView {
  return {
    finding: judgeRelease(releaseFacts(facts), namesWorkItem),
    subject: subject(),
    rule: { ...rule(), ...adviceByDefault },
    policyNotices: { problems: [], notes: [] },
    ...values,
  };
}

const first: ReleasedChanges = { state: 'first' };
const bare: Partial<Release> = { body: '', assets: [asset('gateway.tar.gz')] };
const only = (values: Partial<Release>, changes: ReleasedChanges = first) => ({
  releases: [{ release: release(values), changes }],
});
const known = (values: Partial<Extract<ReleasedChanges, { state: 'known' }>>): ReleasedChanges => ({
  state: 'known',
  since: 'v1.3.0',
  changes: [],
  notRead: 0,
  ...values,
});
const ci = (values: Partial<CiStatusFacts>, judged: CiStatusFacts['ci']['judged'] = []) => ({
  ci: { ...releaseFacts().ci, ci: { basis: 'all' as const, judged, others: [] }, ...values },
});
const coverage = (doubt: WholeCoverageReason) => ({ coverage: { lines: 0, covered: 0, runs: [], doubt } });

export const releaseCases: Readonly<Record<string, ReleaseView>> = {
  'met, everything there': releaseView(),
  'met, the first release, a pre-release': releaseView(only({ tag: 'v1.4.0-rc.1', prerelease: true })),
  'unmet, no notes, no SBOM, no provenance': releaseView(only(bare)),
  'unmet, enforced': releaseView(only(bare), { rule: rule() }),
  'unmet, everything': releaseView(
    {
      ...ci({}, [ciItem('build', 'green'), ...Array.from({ length: 7 }, (_, i) => ciItem(`t${i}`, 'red'))]),
      ...only(bare, known({ changes: [1, 2, 3, 4, 5, 6, 7].map(n => change(n, { text: '' })) })),
    },
    { rule: rule() },
  ),
  'unmet, three releases on one commit': releaseView({
    releases: [
      { release: release({ id: 1, tag: 'community-v1.4.0' }), changes: first },
      { release: release({ id: 2, tag: 'enterprise-v1.4.0', ...bare }), changes: first },
      { release: release({ id: 3, tag: 'tools-v0.9.0' }), changes: known({ since: 'tools-v0.8.0' }) },
    ],
  }),
  'met, six releases with long tags on one commit': releaseView({
    releases: [1, 2, 3, 4, 5, 6].map(id => ({
      release: release({ id, tag: `packages/settlement-of-quotes-and-orders-in-the-harbour/v1.${id}.0` }),
      changes: first,
    })),
  }),
  'unknown, no CI, no run with a report, the tag before is gone': releaseView({
    ...ci({}),
    ...coverage('no-run'),
    ...only({}, { state: 'no-tag', since: 'v1.3.0' }),
  }),
  'unknown, an approval is waited for, expired reports, no common history': releaseView({
    ...ci({ runsAwaitApproval: true }, [ciItem('publish', 'awaiting-approval')]),
    ...coverage('artifact-expired'),
    ...only({}, { state: 'no-history', since: 'v1.3.0' }),
  }),
  'unknown, unfinished at the deadline, too many releases': releaseView({
    ...ci({}, [ciItem('publish', 'running'), ciItem('deploy', 'skipped')]),
    ...coverage('unfinished'),
    ...only({}, { state: 'not-listed', since: null }),
  }),
  'unknown, no report': releaseView(coverage('no-report')),
  'unknown, unreadable reports': releaseView(coverage('unreadable')),
  'unknown, reports of other files': releaseView(coverage('unplaced')),
  'unknown, artifacts may not be read': releaseView(coverage('artifacts-forbidden')),
  'unknown, more commits than GitHub gives': releaseView(
    only(
      {},
      known({ changes: [change(1), change(2, { text: '' }), change(3, { byBot: true })], notRead: 60 }),
    ),
  ),
  'met, nothing but updates by bots': releaseView(only({}, known({ changes: [change(9, { byBot: true })] }))),
  'unmet, a policy file that cannot be read': releaseView(only(bare), {
    policyNotices: { problems: [], notes: ['repository-unreadable', 'repository-kept'] },
  }),
};
