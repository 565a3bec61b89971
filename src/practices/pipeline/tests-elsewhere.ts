import type { Fact } from '../../facts/ladder/fact.ts';
import type { Cause } from '../../model/cause.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { isOutside } from '../outside-ci.ts';
import type { Pipelines } from './pipelines.ts';
import { testsIn } from './read-pipelines.ts';

/**
 * Where no workflow runs tests, CI outside GitHub Actions may, with other stages that nobody sees either; null where there is
 * none. Beside workflows that do, statuses are mostly of services that add something to them.
 */
export function testsElsewhere({ inUse }: Pipelines, runs: Fact<readonly RunRecord[]>): Cause | null {
  if (inUse.some(({ jobs }) => jobs.some(testsIn))) return null;
  if (!runs.known) return runs.cause;

  return runs.value.some(isOutside) ? { kind: 'source', what: 'ci' } : null;
}
