import { firstVerdict } from '../metrics/run-verdicts.ts';
import type { Windowed } from '../metrics/window.ts';
import type { Cause } from '../model/cause.ts';
import type { RunRecord } from '../model/records/run-record.ts';

/** Why a figure about first attempts is a bound only: GitHub told of some runs' later attempts alone. */
export function unseenAttempts(window: Windowed<RunRecord>): Cause | null {
  const isWhole = !window.enough || !window.items.some(run => firstVerdict(run) === 'unseen');

  return isWhole ? null : { kind: 'truncated', what: 'attempts' };
}
