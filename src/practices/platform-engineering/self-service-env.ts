import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { DeploymentRecord } from '../../model/records/delivery-records.ts';
import { minuteMs } from '../../model/records/instant.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { runsOnPullRequests } from '../required-job.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const creating =
  /\b(?:preview|ephemeral|review[-_ ]?app|sandbox|provision|(?:create|deploy|new|spin[-_ ]?up)[-_ ](?:env|environment|preview|namespace)|(?:test|feature|pr)[-_ ]?env(?:ironment)?s?[-_ ](?:create|deploy(?:ment)?)|deploy[-_ ](?:pr|pull[-_ ]request))\b|vercel|netlify|uffizzi|surge\b|render-preview|(?:创建|新建|预览).{0,6}环境/i;
const removing = /\b(?:destroy|delete|clean-?up|teardown|remove)\b/i;
const readyMinutes = 10;

export const selfServiceEnv = definePractice({
  id: 'self-service-env',
  domain: 'platform-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: steps(3, 4, 5),
  subItems: ['CD-EM-EM-EB'],
  needs: ['jobTexts', 'deployments?'],

  evaluate({ jobTexts, 'deployments?': deployments }, { at }) {
    const creators = jobTexts.filter(isCreator);
    const dispatched = creators.filter(({ workflow }) =>
      workflow.triggers.some(({ event }) => event === 'workflow_dispatch'),
    );
    const ready = readyTimes(deployments, at);
    const isPerPull = anyOf(
      creators.some(job => runsOnPullRequests(job) || followsPullRequests(job, jobTexts)),
      ready.known ? ready.value.length > 0 : ready.cause,
    );
    const paths = [...new Set(creators.map(({ workflow }) => workflow.path))];

    // An environment that comes with each pull request is one that nobody has to ask for either.
    return climb(3, [anyOf(dispatched.length > 0, isPerPull), isPerPull, isReadySoon(ready)], {
      evidence: paths.slice(0, keptEvidence).map(path => fileEvidence(path)),
      figures: {
        workflows: paths.length,
        minutes: Math.round(median(ready.known ? ready.value : []) ?? -1),
        isMeasured: ready.known && ready.value.length > 0,
      },
    });
  },
});

/** Its workflow starts when one has ended that pull requests start. */
function followsPullRequests({ workflow }: JobText, all: readonly JobText[]): boolean {
  const followed = new Set(workflow.triggers.flatMap(({ workflows }) => workflows ?? []));

  return all.some(job => runsOnPullRequests(job) && followed.has(job.workflow.name ?? job.workflow.path));
}

/** It is named after making an environment, and not after taking one away. */
const isCreator = ({ names, job }: JobText): boolean =>
  [names, job.environment ?? ''].some(text => creating.test(text)) && !removing.test(job.id);

/** Minutes from the request of each environment that went away again to its first success. */
function readyTimes(deployments: Fact<readonly DeploymentRecord[]>, at: number): Fact<readonly number[]> {
  if (!deployments.known) return deployments;
  const times = deployments.value
    .filter(({ isTransient, isProduction }) => isTransient && !isProduction)
    .flatMap(({ createdAt, statuses }) => {
      const success = statuses.find(({ state }) => state === 'success');

      return success === undefined ? [] : [{ at: success.at, minutes: (success.at - createdAt) / minuteMs }];
    });
  const window = inWindow(times, time => time.at, at, 1);

  return { known: true, value: window.enough ? window.items.map(({ minutes }) => minutes) : [] };
}

function isReadySoon(ready: Fact<readonly number[]>): Step {
  if (!ready.known) return ready.cause;
  const n = ready.value.length;
  if (n < minimumSamples.ofMean) return { kind: 'samples', n, minimum: minimumSamples.ofMean };

  return (median(ready.value) ?? 0) <= readyMinutes;
}
