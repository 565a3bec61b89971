import type { RunRecord } from '../../model/records/run-record.ts';

const tests =
  /(?:^|[^a-z])(?:tests?|testing|smoke|e2e|end-to-end|verify|verification|acceptance|integration|regression|synthetic|ci)(?:[^a-z]|$)|测试|验证|冒烟/i;

/** Of a workflow file, a run or a job. */
export const isTestName = (name: string): boolean => tests.test(name);

/** Came to an answer, whatever it was. */
export function hasEnded({ attempts }: Pick<RunRecord, 'attempts'>): boolean {
  const conclusion = attempts.at(-1)?.conclusion;

  return conclusion === 'success' || conclusion === 'failure' || conclusion === 'timed_out';
}
