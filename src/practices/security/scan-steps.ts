import type { Fact } from '../../facts/ladder/fact.ts';
import type { BranchRules } from '../../model/records/rules-record.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, type Outcome } from '../outcome.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import type { Pipeline, PipelineJob } from '../pipeline/read-pipelines.ts';
import { requiredJobs, rulesUnseen } from '../pipeline/required-jobs.ts';
import type { Tool } from '../pipeline/security-tools.ts';

/** Step 3: a job with such a tool runs on changes; step 4: nothing is merged without it. */
export function scanSteps(
  tool: Tool,
  pipelines: Pipelines,
  runsOnChanges: (pipeline: Pipeline) => boolean,
  rules: Fact<BranchRules>,
): Outcome {
  const has = ({ tools }: PipelineJob) => tools.has(tool);
  const scanning = pipelines.inUse.filter(pipeline => runsOnChanges(pipeline) && pipeline.jobs.some(has));
  if (scanning.length === 0) return assessed(1, { lowerBound: pipelines.unseen, figures: { scans: 0 } });
  const isRequired = rules.known && requiredJobs(scanning, rules.value.requiredChecks).some(has);

  return assessed(isRequired ? 4 : 3, {
    lowerBound: isRequired ? null : rulesUnseen(rules),
    figures: { scans: scanning.length, isRequired, isSeen: isRequired || rulesUnseen(rules) === null },
    evidence: scanning.map(({ workflow }) => fileEvidence(workflow.path)),
  });
}
