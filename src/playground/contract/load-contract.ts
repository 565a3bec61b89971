import { readFileSync } from 'node:fs';
import { correctDeviations } from './known-deviations.ts';
import type { SlimContract } from './slim-description.ts';

let loaded: SlimContract | undefined;

/** GitHub's published contract, cut to the operations that Rung uses. */
export function loadContract(): SlimContract {
  loaded ??= correctDeviations(
    JSON.parse(readFileSync(new URL('github-openapi.json', import.meta.url), 'utf8')) as SlimContract,
  );
  return loaded;
}
