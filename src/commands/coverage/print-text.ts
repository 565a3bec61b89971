import { styleText } from 'node:util';
import { type MissedBlock, missedBlocksOf } from '../../coverage/missed-blocks.ts';
import { firstFew } from '../../render/first-few.ts';
import type { CommandIo } from '../command-io.ts';
import { printable } from '../printable.ts';
import { type CoverageResult, unplacedOf } from './coverage-result.ts';
import { count, headline, partialSentence, reportSentence, stepSentence } from './sentences.ts';

const maxSourceLines = 200;
const maxNames = 10;
const maxWidth = 160;

type Style = Parameters<typeof styleText>[0];

export function coverageText(result: CoverageResult, io: CommandIo): string {
  const isColoured = io.stdout.isTTY === true && !io.env['NO_COLOR'];
  const paint = (style: Style, text: string) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const { patch, reports, options } = result;
  const colour = { success: 'green', failure: 'red', neutral: 'yellow' } as const;

  return `${[
    paint(['bold', colour[patch.conclusion]], headline(patch)),
    notRun(result, paint),
    patch.conclusion === 'failure' ? stepSentence(patch, printable) : undefined,
    partialSentence(patch, options.partials),
    named('In no report, not counted', patch.absent),
    named('Perhaps among the report paths not placed, not counted', patch.maybeUnplaced),
    named(
      'Report paths not placed in the tree (--path-map from=to helps)',
      unplacedOf(reports).map(one => `${one.path} (${one.report})`),
    ),
    named('Ignored', patch.ignored),
    named('Generated, as .gitattributes marks them, so not judged', patch.generated),
    paint('dim', measured(result)),
  ]
    .filter(part => part !== undefined)
    .join('\n\n')}\n`;
}

function notRun(
  { patch, added }: CoverageResult,
  paint: (style: Style, text: string) => string,
): string | undefined {
  const { shown, more } = firstFew(
    missedBlocksOf(patch).flatMap(block => block.lines.map(line => ({ block, line }))),
    maxSourceLines,
  );
  if (shown.length === 0) return undefined;

  const out: string[] = [];
  let last: MissedBlock | undefined;
  for (const { block, line } of shown) {
    if (block.path !== last?.path) {
      const file = patch.files.find(one => one.path === block.path);
      if (last) out.push('');
      out.push(
        `${paint('bold', printable(block.path))}: ${file?.missed.length} of ${file?.coverable} not run`,
      );
    } else if (block !== last) {
      out.push(paint('dim', '        ⋮'));
    }
    last = block;
    const source = printable(added.get(block.path)?.get(line) ?? '').slice(0, maxWidth);
    out.push(`${paint('red', String(line).padStart(7))} ${paint('dim', '│')} ${source}`.trimEnd());
  }
  if (more > 0) out.push(`and ${count(more, 'more line')}`);
  return out.join('\n');
}

function named(title: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const { shown, more } = firstFew(names, maxNames);
  const rest = more > 0 ? [`  and ${more} more`] : [];
  return [`${title}:`, ...shown.map(name => `  ${printable(name)}`), ...rest].join('\n');
}

function measured({ reports, compared }: CoverageResult): string {
  const lines = reports.map(one => `  ${printable(one.file)}: ${reportSentence(one)}`);
  return [`Measured from ${printable(compared)}, with`, ...lines].join('\n');
}
