import { inWindow, minimumSamples, windowDays } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { unknownBecause } from '../outcome.ts';
import { requiredJobs, rulesUnseen } from '../pipeline/required-jobs.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

export const sast = definePractice({
  id: 'sast',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['security-response'],
  levels: atLeast('percent', { 2: from(0, 'present'), 3: 70, 4: from(95, 'required'), 5: 100 }),
  subItems: ['CD-TM-CQ-QC'],
  needs: ['pullRequests', 'pipelines', 'observed'],

  evaluate({ pullRequests, pipelines, observed: { analyses, runs, rules } }, { at }) {
    const scanning = pipelines.all.filter(({ jobs }) =>
      jobs.some(({ tools }) => tools.has('static-analysis')),
    );
    const paths = new Set(scanning.map(({ workflow }) => workflow.path));
    // Most tools upload what they find; of one that does not, its run tells.
    const ran = runs.known
      ? runs.value.filter(run => paths.has(run.workflow) && run.attempts.some(isFinished))
      : [];
    if (!analyses.known && !(runs.known && paths.size > 0)) return unknownBecause(analyses.cause);
    const scanned = new Set([...(analyses.known ? analyses.value : []), ...ran].map(({ sha }) => sha));
    const times = [
      ...(analyses.known ? analyses.value.map(one => one.at) : []),
      ...ran.map(run => run.createdAt),
    ];
    const merged = inWindow(pullRequests, pull => pull.mergedAt, at, minimumSamples.ofShare);

    return shareThatDoes(merged, ({ headSha }) => scanned.has(headSha), pullEvidence, {
      lowerBound: analyses.known ? null : analyses.cause,
      conditions: {
        present:
          times.some(time => time > at - windowDays * dayMs && time <= at) ||
          (analyses.known ? false : analyses.cause),
        required: isRequired(),
      },
    });

    function isRequired(): boolean | Cause {
      if (rules.known && rules.value.requiresCodeScanning) return true;
      const jobs = requiredJobs(scanning, rules.known ? rules.value.requiredChecks : []);

      return jobs.some(({ tools }) => tools.has('static-analysis')) || (rulesUnseen(rules) ?? false);
    }
  },
});

const isFinished = ({ conclusion }: { readonly conclusion: string | null }): boolean =>
  conclusion === 'success' || conclusion === 'failure' || conclusion === 'neutral';
