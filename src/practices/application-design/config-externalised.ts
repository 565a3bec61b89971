import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { isSettingsPath } from '../delivery-paths.ts';
import { pullEvidence } from '../evidence.ts';
import { unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

const sample =
  /(?:^|\/)[^/]*(?:env|config|settings)[^/]*\.(?:example|sample|template|dist)(?:\.[a-z]{1,5})?$|(?:^|\/)[^/]*(?:example|sample)[^/]*\.env$/i;

export const configExternalised = definePractice({
  id: 'config-externalised',
  domain: 'application-design',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 2: from(80, 'sample'), 3: from(95, 'sample'), 4: from(100, 'sample') }),
  subItems: ['CD-DR-DM-DS'],
  needs: ['pullRequests', 'tree'],

  evaluate({ pullRequests, tree }, { at }) {
    const merged = pullRequests.filter(({ author }) => isHuman(author));
    const seen = merged.filter(({ environmentLiterals }) => environmentLiterals !== null);
    if (seen.length === 0 && merged.length > 0) return unknownBecause({ kind: 'source', what: 'patches' });
    const window = inWindow(seen, pull => pull.mergedAt, at, minimumSamples.ofShare);
    const hasSample = tree.some(({ path }) => isSettingsPath(path) || sample.test(path));

    return shareThatDoes(window, keepsConfigurationOut, pullEvidence, {
      conditions: { sample: hasSample },
      figures: { hasSample },
    });
  },
});

export const keepsConfigurationOut = ({
  environmentLiterals,
}: Pick<PullRequestRecord, 'environmentLiterals'>): boolean => environmentLiterals === 0;
