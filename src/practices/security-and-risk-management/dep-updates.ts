import type { Fact } from '../../facts/ladder/fact.ts';
import type { FileText, TreeEntry } from '../../facts/ladder/repository-facts.ts';
import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import type { CommitRecord } from '../../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, pullEvidence } from '../evidence.ts';
import { assessed, nothingOf, type Outcome } from '../outcome.ts';
import { isDependencyManifest } from '../security/tree-kinds.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const depUpdates = definePractice({
  id: 'dep-updates',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['vuln-fix-time'],
  levels: steps(2, 4, 5),
  needs: ['tree', 'files', 'pullRequests?', 'commits?'],

  evaluate({ tree, files, 'pullRequests?': pulls, 'commits?': commits }, { at }) {
    if (!pulls.known) return withoutPulls(configurationOf(tree, files), tree, commits, pulls.cause, at);
    const updates = pulls.value.filter(isUpdate);
    const merged = inWindow(updates, pull => pull.mergedAt, at, minimumSamples.ofMean);
    const config = configurationOf(tree, files);
    const isConfigured = config !== undefined || updates.some(pull => pull.openedAt > at - yearMs);
    if (!isConfigured) {
      return hasDependencies(tree) ? assessed(1, { figures: { hasTool: false } }) : nothingOf('dependencies');
    }
    const evidence = config === undefined ? [] : [fileEvidence(config)];
    if (!merged.enough)
      return assessed(2, {
        evidence,
        figures: { hasTool: true },
        lowerBound: { kind: 'samples', n: merged.n, minimum: merged.minimum },
      });
    const days = median(merged.items.map(ageDays)) ?? 0;
    const slow = merged.items.filter(pull => ageDays(pull) > lines.fifth);

    return assessed(days <= lines.fifth ? 5 : days <= lines.fourth ? 4 : 2, {
      ...{
        samples: merged.items.length,
        windowDays: merged.days,
        figures: { hasTool: true, hasMedian: true, days: Number(days.toFixed(1)) },
      },
      evidence: [...evidence, ...slow.slice(0, keptEvidence).map(pullEvidence)],
    });
  },
});

/** In a clone the merged updates show too, as commits of the tool; how long they waited does not. */
function withoutPulls(
  config: string | undefined,
  tree: readonly TreeEntry[],
  commits: Fact<readonly CommitRecord[]>,
  cause: Cause,
  at: Instant,
): Outcome {
  const year = commits.known ? commits.value.filter(({ committedAt }) => committedAt > at - yearMs) : [];
  const hasTool = config !== undefined || year.some(isUpdate);
  if (!hasTool && !hasDependencies(tree)) return nothingOf('dependencies');
  // Where little was merged at all, the tool may have had nothing to update.
  const isUnseen = hasTool || year.length < minimumSamples.ofShare;

  return assessed(hasTool ? 2 : 1, {
    figures: { hasTool },
    lowerBound: isUnseen ? cause : null,
    evidence: config === undefined ? [] : [fileEvidence(config)],
  });
}

const hasDependencies = (tree: readonly TreeEntry[]): boolean =>
  tree.some(({ path }) => isDependencyManifest(path) || path.startsWith('.github/workflows/'));

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
export function isUpdate({ author }: Pick<PullRequestRecord | CommitRecord, 'author'>): boolean {
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
