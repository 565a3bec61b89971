import type { FileText, TreeEntry } from '../../facts/ladder/repository-facts.ts';
import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, pullEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { isDependencyManifest } from '../security/tree-kinds.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const depUpdates = definePractice({
  id: 'dep-updates',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(2, 4, 5),
  needs: ['tree', 'files', 'pullRequests'],

  evaluate({ tree, files, pullRequests }, { at }) {
    const updates = pullRequests.filter(isUpdate);
    const merged = inWindow(updates, pull => pull.mergedAt, at, minimumSamples.ofMean);
    const config = configurationOf(tree, files);
    const isConfigured = config !== undefined || updates.some(pull => pull.openedAt > at - yearMs);
    if (!isConfigured) {
      const hasAny = tree.some(
        ({ path }) => isDependencyManifest(path) || path.startsWith('.github/workflows/'),
      );

      return hasAny ? assessed(1) : nothingOf('dependencies');
    }
    const evidence = config === undefined ? [] : [fileEvidence(config)];
    if (!merged.enough)
      return assessed(2, {
        evidence,
        lowerBound: { kind: 'samples', n: merged.n, minimum: merged.minimum },
      });
    const days = median(merged.items.map(ageDays)) ?? 0;
    const slow = merged.items.filter(pull => ageDays(pull) > lines.fifth);

    return assessed(days <= lines.fifth ? 5 : days <= lines.fourth ? 4 : 2, {
      ...{
        samples: merged.items.length,
        windowDays: merged.days,
        figures: { hasMedian: true, days: Number(days.toFixed(1)) },
      },
      evidence: [...evidence, ...slow.slice(0, keptEvidence).map(pullEvidence)],
    });
  },
});

const yearMs = 365 * dayMs;
const lines = { fourth: 14, fifth: 3 } as const;

const ageDays = ({ openedAt, mergedAt }: PullRequestRecord): number =>
  ((mergedAt ?? openedAt) - openedAt) / dayMs;

const tools: readonly string[] = [
  ...[
    'dependabot',
    'renovate',
    'depfu',
    'pyup',
    'scala-steward',
    'snyk-bot',
    'mend',
    'updatecli',
    'greenkeeper',
  ],
];

/** Of a tool that opens pull requests for newer dependencies. */
export function isUpdate({ author }: Pick<PullRequestRecord, 'author'>): boolean {
  const login = author?.login.toLowerCase();

  return login !== undefined && author?.isBot === true && tools.some(tool => login.startsWith(tool));
}

const configuration =
  /^(?:\.github\/dependabot\.ya?ml|(?:\.github\/|\.gitlab\/)?renovate\.json5?|\.renovaterc(?:\.json5?)?|\.pyup\.yml|\.scala-steward\.conf|\.github\/\.scala-steward\.conf)$/;

function configurationOf(
  tree: readonly TreeEntry[],
  files: Readonly<Record<string, FileText>>,
): string | undefined {
  const path = tree.map(entry => entry.path).find(one => configuration.test(one));
  if (path !== undefined) return path;

  return /"renovate"\s*:/.test(files['package.json']?.text ?? '') ? 'package.json' : undefined;
}
