import type { ReleasedChange } from '../../src/facts/released-changes.ts';
import type { Release } from '../../src/model/release.ts';
import type { ReleaseFacts } from '../../src/practices/release/release.ts';
import { ciItem } from './ci.ts';

const web = 'https://git.harbour.example/harbour/quote-gateway';

export const asset = (name: string) => ({ name, url: `${web}/releases/download/v1.4.0/${name}` });

/** A published release that carries everything. */
export function release(values: Partial<Release> = {}): Release {
  const tag = values.tag ?? 'v1.4.0';

  return {
    id: 41,
    tag,
    body: 'Quotes are throttled.',
    draft: false,
    prerelease: false,
    publishedAt: new Date('2026-11-23T10:00:00Z'),
    url: `${web}/releases/tag/${tag}`,
    assets: ['gateway.tar.gz', 'gateway.cdx.json', 'gateway.intoto.jsonl'].map(asset),
    ...values,
  };
}

/** A pull request that closes an issue, unless it says something else. */
export function change(number: number, values: Partial<ReleasedChange> = {}): ReleasedChange {
  return {
    name: `#${number}`,
    url: `${web}/pull/${number}`,
    text: 'Throttle quotes\nCloses #7',
    number,
    byBot: false,
    ...values,
  };
}

/** 12 of 14 changes with a work item, 84.39% covered, four green workflows. */
export function releaseFacts(values: Partial<ReleaseFacts> = {}): ReleaseFacts {
  const changes = Array.from({ length: 14 }, (_, i) => change(460 + i, i < 12 ? {} : { text: 'Tidy up' }));

  return {
    ci: {
      ci: {
        basis: 'all',
        judged: ['build', 'lint', 'test', 'publish'].map(name => ciItem(name, 'green')),
        others: [],
      },
      targetBranch: { state: 'unknown' },
      mergeConflict: false,
      runsAwaitApproval: false,
    },
    coverage: {
      lines: 18_430,
      covered: 15_554,
      runs: [{ name: 'test #1912', url: `${web}/actions/runs/1` }],
      doubt: null,
    },
    releases: [{ release: release(), changes: { state: 'known', since: 'v1.3.0', changes, notRead: 0 } }],
    ...values,
  };
}
