import { createHash } from 'node:crypto';
import type { NewCheckRun } from '../github/port.ts';
import type { OwnCheckRun } from '../model/ci.ts';

/** Of a completed one with what it says, as far as GitHub tells that again: two verdicts are two states. */
export function stateOf({
  status,
  conclusion,
  output,
}: Pick<NewCheckRun, 'status' | 'conclusion' | 'output'>): string {
  return state(status, conclusion, output?.title ?? null, output?.summary ?? null);
}

/** The same, of one that stands on GitHub. */
export function stateFound({ status, conclusion, title, summary }: OwnCheckRun): string {
  return state(status, conclusion, title, summary);
}

function state(
  status: string,
  conclusion: string | null,
  title: string | null,
  summary: string | null,
): string {
  if (status !== 'completed') return status;

  return `completed ${createHash('sha256')
    .update(JSON.stringify([conclusion, title, summary]))
    .digest('hex')}`;
}
