import type { ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import { unknownGroups } from '../../render/ladder/unknown-groups.ts';
import { columnsOf, padToColumns } from '../doctor/columns.ts';
import { printable } from '../printable.ts';
import type { Paint } from './paint.ts';

/** What was not judged, by what would make it known. */
export function unknownLines(shown: ShownAssessment, isAll: boolean, paint: Paint): readonly string[] {
  const { texts } = shown;
  const groups = unknownGroups(shown);
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { opens }) => sum + opens.length, 0);
  const countWidth = Math.max(...groups.map(({ opens }) => String(opens.length).length)) + 2;
  const whatWidth = Math.max(...groups.map(({ what }) => columnsOf(what))) + 2;
  const indent = ' '.repeat(countWidth + 2);

  return [
    paint('bold', texts.text('assess:unknown.title', { total: count, single: count === 1 })),
    ...groups.flatMap(({ opens, what, answer }) => [
      `${String(opens.length).padStart(countWidth)}  ${padToColumns(what, whatWidth)}→ ${printable(answer)}`,
      ...(isAll ? [paint('dim', `${indent}${opens.join(', ')}`)] : []),
    ]),
  ];
}
