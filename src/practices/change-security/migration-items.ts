import type { ClassOfPath } from '../../facts/ladder/paths/path-class.ts';
import type { FileChange, SecurityFacts } from '../../facts/security-facts.ts';
import { labelWords, says } from '../issues/label-words.ts';
import { destructiveStatements } from '../pull-requests/destructive-statements.ts';
import { declaresIrreversible, hasWayBack, wayBackName } from '../pull-requests/way-back.ts';
import { itemAt, type SecurityItem } from './security-item.ts';

const approving: ReadonlySet<string> = new Set(['destructive', 'irreversible']);
const approvingChinese = ['高危', '不可逆', '不可回滚'];

/** Migrations of this change that delete data, or that bring no way back. */
export function migrationItems(
  files: readonly FileChange[],
  classOf: ClassOfPath,
  said: SecurityFacts['said'],
): readonly SecurityItem[] {
  const changed = files.filter(({ path, status }) => status !== 'removed' && classOf(path) === 'migration');
  const ups = changed.filter(({ path }) => !wayBackName.test(path));
  const isAnswered = said.labels.some(label => says(labelWords(label), approving, approvingChinese));

  return [
    ...(isAnswered ? [] : ups.flatMap(destructiveItems)),
    ...(declaresIrreversible(said.sections) ? [] : oneWayItems(ups, changed)),
  ];
}

function destructiveItems({ path, added }: FileChange): readonly SecurityItem[] {
  return [...destructiveStatements(added ?? new Map())].map(([line, statement]) =>
    itemAt('destructive-ddl', path, line, statement),
  );
}

/** A file that was added is whole in its hunks. Where these are missing nobody can say. */
function oneWayItems(ups: readonly FileChange[], changed: readonly FileChange[]): readonly SecurityItem[] {
  const paths = changed.filter(({ status }) => status === 'added').map(({ path }) => path);
  const texts = Object.fromEntries(
    ups.map(({ path, added }) => [
      path,
      { text: added === null ? null : [...added.values()].join('\n'), changedAt: null },
    ]),
  );

  return ups
    .filter(({ path, status }) => status === 'added' && hasWayBack(path, paths, texts) === false)
    .map(({ path }) => itemAt('migration-reversible', path));
}
