import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../../bench/report-figures.ts';

/** What `--save` of a command kept. */
export interface SavedResult {
  readonly command: string;
  readonly on: string;
  readonly cores: number;
  readonly node: string;
  readonly figures: readonly Figure[];
}

export function readResults(root: string): readonly SavedResult[] {
  const folder = join(root, 'bench/results');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));

  return names.sort().map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SavedResult);
}
