// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { endToEndAutomation } from '../system-and-tools/end-to-end-automation.ts';
import { pipelineStages } from '../system-and-tools/pipeline-stages.ts';
import { pipelineVisible } from '../system-and-tools/pipeline-visible.ts';
import { postDeployTest } from '../system-and-tools/post-deploy-test.ts';
import { queueTime } from '../system-and-tools/queue-time.ts';
import { reusablePipeline } from '../system-and-tools/reusable-pipeline.ts';
import { toolchainCoverage } from '../system-and-tools/toolchain-coverage.ts';

export const systemAndTools: readonly Practice[] = [
  endToEndAutomation,
  pipelineStages,
  pipelineVisible,
  postDeployTest,
  queueTime,
  reusablePipeline,
  toolchainCoverage,
];
