import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Manifest } from '../../facts/ladder/deployables/manifest.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { dig, isFilled } from '../../facts/ladder/yaml/dig.ts';
import type { DeploymentRecord } from '../../model/records/delivery-records.ts';
import { dayMs } from '../../model/records/instant.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { isDeploying } from '../deploying-jobs.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const rollback =
  /roll(?:ing|ed|s)?[-_ ]?back|back[-_ ]?out|\brevert (?:a|the) (?:release|deployment)|回滚|回退/i;
const document = /\.(?:md|rst|adoc|txt)$/i;
const wired =
  /--atomic\b|--rollback-on-failure|\|\|\s{0,4}[^\n]{0,80}(?:rollout undo|rollback)|kubectl[^\n]{0,80}rollout undo|helm rollback|auto[-_]?rollback|enable-rollback|deployment_circuit_breaker|minimum-health/i;
const wiredInfrastructure =
  /deployment_circuit_breaker\s*\{[^}]{0,200}rollback\s*=\s*true|auto_rollback_configuration\s*\{[^}]{0,200}enabled\s*=\s*true/;
const yearDays = 365;

export const rollbackAutomated = definePractice({
  id: 'rollback-automated',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['failed-deployment-recovery-time'],
  levels: steps(2, 3, 4),
  subItems: ['CD-CM-CG-CR', 'CD-DR-DM-DQ'],
  needs: ['files', 'jobTexts?', 'manifests?', 'deployments?'],

  evaluate({ files, 'jobTexts?': jobTexts, 'manifests?': manifests, 'deployments?': deployments }, { at }) {
    const documents = Object.keys(files).filter(path => isDocumented(path, files));
    const jobs = jobTexts.known ? jobTexts.value : [];
    const started = jobs.filter(isStartedByHand);
    const unseen: readonly Step[] = [jobTexts, manifests].flatMap(fact => (fact.known ? [] : [fact.cause]));
    const automatic = [
      ...jobs.filter(job => isDeploying(job) && wired.test(job.text)).map(({ workflow }) => workflow.path),
      ...(manifests.known ? manifests.value.manifests : []).filter(isAnalysed).map(({ path }) => path),
      ...Object.keys(files).filter(
        path => path.endsWith('.tf') && wiredInfrastructure.test(files[path]?.text ?? ''),
      ),
    ];

    return climb(
      2,
      [
        documents.length > 0,
        anyOf(
          started.length > 0,
          redeploysEarlier(deployments, at),
          ...(jobTexts.known ? [] : [jobTexts.cause]),
        ),
        anyOf(automatic.length > 0, ...unseen),
      ],
      {
        evidence: [...documents, ...started.map(({ workflow }) => workflow.path), ...automatic]
          .slice(0, keptEvidence)
          .map(path => fileEvidence(path)),
        figures: { documents: documents.length, workflows: started.length, automatic: automatic.length },
      },
    );
  },
});

const isDocumented = (path: string, files: FactValues['files']): boolean =>
  document.test(path) &&
  !path.startsWith('.github/') &&
  (/roll-?back/i.test(path) || rollback.test(files[path]?.text ?? ''));

const isStartedByHand = ({ workflow, names, text }: JobText): boolean =>
  workflow.triggers.some(({ event }) => event === 'workflow_dispatch') &&
  (rollback.test(names) || rollback.test(text) || /rollout undo/.test(text));

/** A rollout that watches figures takes itself back. */
const isAnalysed = ({ kind, value }: Manifest): boolean =>
  (kind === 'Canary' && isFilled(dig(value, 'spec', 'analysis'))) ||
  kind === 'AnalysisTemplate' ||
  (kind === 'Rollout' && isFilled(dig(value, 'spec', 'strategy', 'canary', 'analysis')));

/** A workflow put a commit into production that had been there before another one. */
function redeploysEarlier(deployments: Fact<readonly DeploymentRecord[]>, at: number): Step {
  if (!deployments.known) return deployments.cause;
  const made = deployments.value
    .filter(
      ({ isProduction, createdAt }) => isProduction && createdAt > at - yearDays * dayMs && createdAt <= at,
    )
    .filter(({ statuses }) => statuses.some(({ state }) => state === 'success'))
    .toSorted((a, b) => a.createdAt - b.createdAt);

  return made.some(({ sha, environment, runId }, index) => {
    const own = made.slice(0, index).filter(before => before.environment === environment);

    return runId !== null && own.at(-1)?.sha !== sha && own.some(before => before.sha === sha);
  });
}
