import { dayMs, type Instant } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { type Stage, stages, stagesOf } from '../pipeline/stages-of.ts';
import { testsElsewhere } from '../pipeline/tests-elsewhere.ts';
import { runDays } from '../security/classes-in-use.ts';
import { atLeast } from '../thresholds.ts';

export const pipelineStages = definePractice({
  id: 'pipeline-stages',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['change-fail-rate'],
  levels: atLeast('count', { 2: 3, 3: 5, 4: 7, 5: 9 }),
  subItems: ['CD-DR-DL-PP'],
  statements: ['platform-span', 'end-to-end'],
  needs: ['pipelines', 'profile', 'observed'],

  evaluate({ pipelines, profile, observed: { analyses, runs } }, { at, policy }) {
    const unseen = pipelines.unseen ?? testsElsewhere(pipelines, runs);
    if (pipelines.all.length === 0 && unseen !== null) return unknownBecause(unseen);
    const found = new Set<Stage>();
    const evidence = pipelines.inUse.flatMap(pipeline => {
      const own = pipeline.jobs.flatMap(job => [
        ...stagesOf(pipeline, job, profile.profile, policy.production.workflow),
      ]);
      for (const stage of own) found.add(stage);

      return own.length === 0 ? [] : [fileEvidence(pipeline.workflow.path)];
    });
    // GitHub's default set-up of code scanning has no workflow file.
    if (analyses.known && analyses.value.some(one => isRecent(one.at, at))) found.add('securityCheck');

    return assessed(found.size, {
      lowerBound: unseen,
      evidence,
      figures: {
        ...{ part: found.size, whole: stages.length },
        // Only what is known to be missing is named as missing.
        ...Object.fromEntries(
          stages.map(stage => [stage, found.has(stage) || (unseen === null ? false : 'unseen')]),
        ),
      },
    });
  },
});

const isRecent = (time: Instant, at: Instant): boolean => time > at - runDays * dayMs && time <= at;
