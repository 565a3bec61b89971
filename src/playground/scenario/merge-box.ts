import type { Stage } from './stage.ts';

const signs: Readonly<Record<string, string>> = { success: '✓', failure: '✕', neutral: '▫' };

/** Rung's newest check runs on a commit, one line each, as the merge box shows them. */
export function mergeBox(stage: Stage, repository: string, headSha: string): readonly string[] {
  const runs = stage.github.world.repository(repository).checks.runs({ app: 'rung', headSha });
  const latest = new Map(runs.map(run => [run.name, run]));

  return [...latest.values()]
    .toSorted((a, b) => (a.name < b.name ? 1 : -1))
    .map(run => `${signs[run.conclusion ?? ''] ?? '●'}  ${run.name.padEnd(30)} ${run.title ?? ''}`);
}
