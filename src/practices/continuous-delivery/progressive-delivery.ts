import type { Manifest } from '../../facts/ladder/deployables/manifest.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { dig, isFilled, listOf } from '../../facts/ladder/yaml/dig.ts';
import type { EnvironmentRecord } from '../../model/records/rules-record.ts';
import { anyOf, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { environmentKind } from '../environment-kind.ts';
import { fileEvidence } from '../evidence.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { yesFrom } from '../thresholds.ts';

const flags =
  /open-?feature|launchdarkly|\bunleash(?:-client|-proxy|ed)?\b|flagsmith|growthbook|@splitsoftware|splitio|configcat|\bflipper\b|posthog|statsig|\bff4j\b|togglz|featurehub|Microsoft\.FeatureManagement/i;
const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.cfg|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|[^/]+\.csproj)$/;
const infrastructure =
  /deployment_config_name\s*=\s*"CodeDeployDefault\.[^"\n]{0,40}(?:Canary|Linear)|deployment_controller[^}]{0,100}CODE_DEPLOY|\btraffic_(?:weight|routing|split)/;

export const progressiveDelivery = definePractice({
  id: 'progressive-delivery',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['change-fail-rate'],
  levels: yesFrom(4),
  subItems: ['CD-DR-DM-DS'],
  needs: ['files', 'manifests', 'environments?'],

  evaluate({ files, manifests: { manifests }, 'environments?': environments }, { policy }) {
    const rollouts = manifests.filter(isStepwise).map(({ path }) => path);
    const flagged = Object.entries(files)
      .filter(([path, { text }]) => (manifest.test(path) ? flags : infrastructureIn(path)).test(text ?? ''))
      .map(([path]) => path);
    const staged = isStaged(environments, name => environmentKind(name, policy));
    const answer = anyOf(rollouts.length + flagged.length > 0, staged);

    return yesNo(answer === true, {
      lowerBound: typeof answer === 'object' ? answer : null,
      evidence: [...new Set([...rollouts, ...flagged])]
        .slice(0, keptEvidence)
        .map(path => fileEvidence(path)),
      figures: { rollouts: rollouts.length, flags: flagged.length, isStaged: staged === true },
    });
  },
});

const nothing = /(?!)/;
const infrastructureIn = (path: string): RegExp => (path.endsWith('.tf') ? infrastructure : nothing);

/** Argo Rollouts, Flagger, and a mesh or gateway that splits its traffic by weight. */
function isStepwise({ kind, apiVersion, value }: Manifest): boolean {
  if (kind === 'Rollout')
    return ['canary', 'blueGreen'].some(how => isFilled(dig(value, 'spec', 'strategy', how)));
  if (kind === 'Canary') return apiVersion.startsWith('flagger.app/');
  const routes = listOf(dig(value, 'spec', kind === 'VirtualService' ? 'http' : 'rules'));

  return (
    (kind === 'VirtualService' || kind === 'HTTPRoute') &&
    routes.some(
      route =>
        [...listOf(dig(route, 'route')), ...listOf(dig(route, 'backendRefs'))].filter(isWeighted).length > 1,
    )
  );
}

const isWeighted = (target: unknown): boolean => dig(target, 'weight') !== undefined;

/** Production comes after another environment, and one of the two waits or asks. */
function isStaged(environments: Fact<FactValues['environments']>, kindOf: (name: string) => string): Step {
  if (!environments.known) return environments.cause;
  const asks = ({ waitMinutes, reviewers, hasGate }: EnvironmentRecord) =>
    waitMinutes > 0 || reviewers > 0 || hasGate;
  const of = (kind: string) => environments.value.filter(({ name }) => kindOf(name) === kind);

  return (
    of('staging').length > 0 &&
    of('production').length > 0 &&
    [...of('staging'), ...of('production')].some(asks)
  );
}
