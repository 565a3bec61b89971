import { missedBlocksOf } from '../../coverage/missed-blocks.ts';
import { firstFew } from '../../render/first-few.ts';
import { lineRange } from '../../render/line-range.ts';
import { code, codeCell } from '../../render/markdown.ts';
import { type CoverageResult, unplacedOf } from './coverage-result.ts';
import { count, headline, partialSentence, reportSentence, stepSentence } from './sentences.ts';

const maxFiles = 50;
const maxBlocks = 12;
const maxNames = 10;

/** For a job summary or a comment: names from the diff and the reports are hostile and stand in code spans. */
export function coverageMarkdown({ patch, reports, options }: CoverageResult): string {
  return `${[
    `**${headline(patch)}**`,
    patch.conclusion === 'failure' ? stepSentence(patch, path => code(path)) : undefined,
    missedTable(patch),
    partialSentence(patch, options.partials),
    named('In no report, not counted', patch.absent),
    named('Perhaps among the report paths not placed, not counted', patch.maybeUnplaced),
    named(
      'Report paths not placed in the tree',
      unplacedOf(reports).map(one => one.path),
    ),
    named('Ignored', patch.ignored),
    named('Generated, so not judged', patch.generated),
    reports.map(one => `- ${code(one.file)}: ${reportSentence(one)}`).join('\n'),
  ]
    .filter(part => part !== undefined)
    .join('\n\n')}\n`;
}

function missedTable(patch: CoverageResult['patch']): string | undefined {
  const blocks = missedBlocksOf(patch);
  const { shown, more } = firstFew(
    patch.files.filter(file => file.missed.length > 0),
    maxFiles,
  );
  if (shown.length === 0) return undefined;

  const rows = shown.map(({ path, coverable, missed }) => {
    const own = firstFew(
      blocks.filter(block => block.path === path),
      maxBlocks,
    );
    const ranges = own.shown.map(block => lineRange(block.startLine, block.endLine));
    if (own.more > 0) ranges.push(`and ${own.more} more`);
    return `| ${codeCell(path)} | ${missed.length} of ${coverable} | ${ranges.join(', ')} |`;
  });
  const rest = more > 0 ? [`\nand ${count(more, 'more file')}`] : [];
  return ['| File | Not run | Lines |', '|---|---|---|', ...rows, ...rest].join('\n');
}

function named(title: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const { shown, more } = firstFew(names, maxNames);
  return `${title}: ${shown.map(name => code(name)).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
