import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { HeadRecord } from '../../model/records/delivery-records.ts';
import { climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { isContainerPath, isInfrastructurePath, isMigrationPath, isSettingsPath } from '../delivery-paths.ts';
import { fileEvidence } from '../evidence.ts';
import { isTestPath } from '../test-paths.ts';
import { steps } from '../thresholds.ts';

const source =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|scala|cs|fs|rb|php|swift|m|c|cc|cpp|h|hpp|ex|exs|erl|clj|dart|lua|r|jl|pl|sh|vue|svelte|sql|html|css|tf)$/i;
const build =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|cargo\.toml|pyproject\.toml|setup\.py|[^/]+\.csproj|[^/]+\.sln|gemfile|composer\.json|mix\.exs|cmakelists\.txt|makefile|taskfile\.ya?ml|justfile|rakefile|build\.(?:sh|xml|sbt)|package\.swift|pubspec\.yaml|(?:[^/]+\.)?dockerfile)$/i;
const workflow =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines\.ya?ml|\.circleci\/config\.yml|\.travis\.yml|\.buildkite\/[^/]+|\.drone\.yml|bitbucket-pipelines\.yml|\.woodpecker\.ya?ml|Jenkinsfile\.[^/]+)$/;
const wholeShare = 95;

export const vcsScope = definePractice({
  id: 'vcs-scope',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(2, 3, 4, 5),
  subItems: ['CD-CM-VC-VS', 'CD-TM-AT-AB'],
  needs: ['tree', 'heads?', 'deployments?', 'releases?'],

  evaluate({ tree, 'heads?': heads, 'deployments?': deployments, 'releases?': releases }, { at }) {
    const paths = tree.map(({ path }) => path);
    const found = [source, build, workflow].map(pattern =>
      mainOf(paths.filter(path => pattern.test(path) && !isTestPath(path))),
    );
    const setting = mainOf(
      paths.filter(path => isSettingsPath(path) || isInfrastructurePath(path) || isContainerPath(path)),
    );
    const recorded = recordedShare(heads, deployments, releases, at);

    return climb(
      2,
      [
        found[0] !== undefined,
        found[1] !== undefined && found[2] !== undefined,
        // A repository without a database has no scripts of one to keep.
        setting !== undefined,
        typeof recorded === 'number' ? recorded >= wholeShare || unseen(deployments, releases) : recorded,
      ],
      {
        evidence: [...new Set([...found, setting])].flatMap(path =>
          path === undefined ? [] : [fileEvidence(path)],
        ),
        figures: {
          hasScripts: found[1] !== undefined && found[2] !== undefined,
          hasSettings: setting !== undefined,
          migrations: paths.filter(isMigrationPath).length,
          recorded: typeof recorded === 'number' ? Math.round(recorded) : -1,
          isRecorded: typeof recorded === 'number',
        },
      },
    );
  },
});

/** The one that people would name: of the product's own folders, else the nearest to the root. */
function mainOf(paths: readonly string[]): string | undefined {
  const depth = (path: string) => path.split('/').length;

  return (
    paths.find(path => /^(?:src|lib|app|pkg|cmd|internal)\//.test(path)) ??
    paths.toSorted((a, b) => depth(a) - depth(b))[0]
  );
}

/** What the one does not hold, the other may. */
const unseen = (...facts: readonly Fact<unknown>[]): Step =>
  facts.flatMap((fact): readonly Step[] => (fact.known ? [] : [fact.cause]))[0] ?? false;

/** Share of the heads of the default branch that a deployment or a release holds: the one of that commit, or a later one. */
function recordedShare(
  heads: Fact<readonly HeadRecord[]>,
  deployments: Fact<FactValues['deployments']>,
  releases: Fact<FactValues['releases']>,
  at: number,
): number | Exclude<Step, boolean> {
  if (!heads.known) return heads.cause;
  if (!deployments.known && !releases.known) return deployments.cause;
  const shas = new Set([
    ...(deployments.known ? deployments.value : [])
      .filter(
        ({ isProduction, statuses }) => isProduction && statuses.some(({ state }) => state === 'success'),
      )
      .map(({ sha }) => sha),
    ...(releases.known ? releases.value : []).filter(({ isDraft }) => !isDraft).map(({ sha }) => sha),
  ]);
  const ordered = heads.value.toSorted((a, b) => a.at - b.at);
  const last = ordered.findLast(({ sha }) => shas.has(sha))?.at ?? Number.NEGATIVE_INFINITY;
  const window = inWindow(ordered, head => head.at, at, minimumSamples.ofShare);
  if (!window.enough) return { kind: 'samples', n: window.n, minimum: window.minimum };

  return shareOf(window.items.filter(head => head.at <= last).length, window.items.length) ?? 0;
}
