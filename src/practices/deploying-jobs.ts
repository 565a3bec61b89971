import type { JobText } from '../facts/ladder/commands/read-job-texts.ts';

const naming = /\bdeploy(?:s|ment|ing)?\b|\brelease to\b|部署|上线/i;

/** A job with an environment of its own, or one whose file, workflow or own name says that it deploys. */
export const isDeploying = ({ workflow, job }: JobText): boolean =>
  job.environment !== null ||
  [workflow.path, workflow.name ?? '', job.id, job.name ?? ''].some(name =>
    naming.test(name.replaceAll('_', ' ')),
  );
