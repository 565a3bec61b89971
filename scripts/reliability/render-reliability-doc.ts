import type { SavedResult } from './read-results.ts';
import type { FaultRow } from './rows.ts';

export interface ReliabilityFacts {
  readonly rows: readonly FaultRow[];
  readonly tests: ReadonlyMap<string, readonly string[]>;
  readonly results: readonly SavedResult[];
}

/** docs/reliability.md. */
export function renderReliabilityDoc(facts: ReliabilityFacts): string {
  return [
    '<!-- Written by scripts/write-reliability-doc.ts from the tests and from bench/results; do not edit. -->',
    '# What goes wrong, and what Rung does then',
    '',
    'A required check that is lost blocks a merge; a comment that is doubled annoys everybody. So each fault below has',
    'tests that bring it about, and the figures come from commands that anybody can repeat.',
    '',
    '- [Faults](#faults): what happens, what Rung does, which tests show it, what was reached',
    '- [Figures](#figures): every number, with its command',
    '- [Not shown yet](#not-shown-yet)',
    '',
    '## Faults',
    '',
    '| | What happens | What Rung does | Shown by | Reached |',
    '|---|---|---|---|---|',
    ...facts.rows.map(row => faultLine(row, facts)),
    '',
    '## Figures',
    '',
    'Times and ratios are of one machine in one run: compare them with each other. Every command has a smaller form; the',
    'first lines of its `run.ts` in `bench/` tell the options.',
    '',
    ...facts.results.flatMap(resultTable),
    '## Not shown yet',
    '',
    ...facts.rows.filter(row => row.open !== undefined).map(row => `- **${row.id}** ${row.open}`),
    '',
  ].join('\n');
}

function faultLine({ id, fault, answer }: FaultRow, { tests, results }: ReliabilityFacts): string {
  const files = (tests.get(id) ?? []).map(file => `[${nameOf(file)}](../${file})`);
  const figures = results
    .flatMap(result => result.figures)
    .filter(figure => figure.rows.includes(id))
    .map(({ what, reached, holds }) => `${holds ? '' : '**falls short:** '}${what}: ${reached}`);

  return `| ${id} | ${fault} | ${answer} | ${files.join('<br>') || '–'} | ${figures.join('<br>') || '–'} |`;
}

function resultTable({ command, on, cores, node, figures }: SavedResult): readonly string[] {
  return [
    `### \`${command}\``,
    '',
    `${on}, ${cores} cores, Node ${node}`,
    '',
    '| What | Reached | Asked |',
    '|---|---|---|',
    ...figures.map(
      ({ what, reached, asked, holds }) => `| ${what} | ${holds ? reached : `**${reached}**`} | ${asked} |`,
    ),
    '',
  ];
}

/** `test/stories/kill.test.ts` is "stories/kill". */
function nameOf(file: string): string {
  return file.replace(/^test\//, '').replace(/\.test\.ts$/, '');
}
