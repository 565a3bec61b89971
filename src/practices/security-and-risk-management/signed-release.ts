import { shareOf } from '../../metrics/statistics.ts';
import type { ReleaseRecord } from '../../model/records/delivery-records.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { isProvenance, isSignature } from '../security/release-assets.ts';
import { atLeast, from } from '../thresholds.ts';

const lastReleases = 5;

export const signedRelease = definePractice({
  id: 'signed-release',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: atLeast('percent', { 4: 100, 5: from(100, 'provenance') }),
  needs: ['releases', 'pipelines'],

  evaluate({ releases, pipelines }) {
    const published = releases.filter(({ isDraft, publishedAt }) => !isDraft && publishedAt !== null);
    if (published.length === 0) return nothingOf('releases');
    // A release without files has nothing to sign: its code is the commit of the tag.
    const withFiles = published.filter(({ assets }) => assets.length > 0);
    const last = withFiles
      .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
      .slice(0, lastReleases);
    const signed = last.filter(({ assets }) => assets.some(isSignature));
    const share = shareOf(signed.length, last.length);
    if (share === undefined) return nothingOf('files');
    const isAttested = pipelines.inUse.some(({ jobs }) => jobs.some(({ tools }) => tools.has('provenance')));

    return assessed(share, {
      samples: last.length,
      conditions: { provenance: isAttested || last.every(({ assets }) => assets.some(isProvenance)) },
      evidence: last.filter(release => !signed.includes(release)).map(releaseEvidence),
      figures: { part: signed.length, whole: last.length },
    });
  },
});

const releaseEvidence = ({ tag }: ReleaseRecord) => ({
  text: tag,
  at: `releases/tag/${encodeURIComponent(tag)}`,
});
