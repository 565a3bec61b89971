import type { ClassOfPath } from '../../facts/ladder/paths/path-class.ts';
import type { FileText } from '../../facts/ladder/repository-facts.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { labelWords } from '../issues/label-words.ts';
import type { Verdict } from '../share-of-known.ts';

/** A migration whose way back is a file of its own: its path with what to look for instead. */
const pairs: readonly (readonly [RegExp, (name: string) => string | RegExp])[] = [
  [/\.up\.[a-z]{2,5}$/, path => path.replace(/\.up(\.[a-z]{2,5})$/, '.down$1')],
  [/[-_]up\.sql$/, path => path.replace(/up\.sql$/, 'down.sql')],
  [/\/up\.sql$/, path => path.replace(/up\.sql$/, 'down.sql')],
  [
    /(?:^|\/)V\d[\d.]*(?:_[\d.]+)*__[^/]*\.sql$/,
    path => new RegExp(`(?:^|/)U${versionOf(path)}__[^/]*\\.sql$`),
  ],
];
export const wayBackName =
  /\.down\.[a-z]{2,5}$|(?:^|[-_/])down\.sql$|(?:^|\/)U\d[\d.]*(?:_[\d.]+)*__[^/]*\.sql$/;
/** Ways back within the file, as migration tools write them. Rails and Django turn most changes back by themselves. */
const wayBackText =
  /\bdef (?:downgrade|down|change|reverse)\b|\bdown\s*[(:=]|\bfunction (?:down|change)\b|\bfunc [dD]own|\bvoid Down\s*\(|\bAutoReversingMigration\b|--\s*(?:\+goose Down|\+migrate Down|migrate:down|Down Migration|rollback)|--rollback|<rollback\b|\brollback:|\bclass Migration\(migrations\.Migration\)/;
/** Django's own steps that cannot be turned back unless they say how. */
const oneWayText = /\bRun(?:Python|SQL)\(/;
const backText = /\breverse_(?:code|sql)\b|\bnoop\b/;
const irreversible: readonly string[] = ['irreversible', 'irreversibility', '不可回滚', '不可逆'];

/** Does it bring the way back of each migration that it adds, or say why there is none? Undefined where it adds none. */
export function bringsWayBack(
  { files, text }: Pick<PullRequestRecord, 'files' | 'text'>,
  classOf: ClassOfPath,
  texts: Readonly<Record<string, FileText>>,
): Verdict | undefined {
  if (files === null) return { kind: 'truncated', what: 'files' };
  const added = files.filter(({ status, path }) => status === 'added' && classOf(path) === 'migration');
  const paths = added.map(({ path }) => path);
  const ups = paths.filter(path => !wayBackName.test(path));
  if (ups.length === 0) return undefined;
  if (declaresIrreversible(text.sections)) return true;
  const answers = ups.map(path => hasWayBack(path, paths, texts));
  if (answers.includes(false)) return false;

  return answers.find(answer => answer !== true) ?? true;
}

/** A heading with its reason below. */
export function declaresIrreversible(sections: readonly string[]): boolean {
  return sections.some(section =>
    labelWords(section).some(word => irreversible.some(term => word.includes(term))),
  );
}

export function hasWayBack(
  path: string,
  added: readonly string[],
  texts: Readonly<Record<string, FileText>>,
): Verdict {
  const back = pairs.find(([up]) => up.test(path))?.[1](path);
  if (typeof back === 'string' && added.includes(back)) return true;
  if (back instanceof RegExp && added.some(one => back.test(one))) return true;
  if (back !== undefined) return false;
  const text = texts[path]?.text ?? null;
  if (text === null) return { kind: 'unreadable', path, line: null };
  if (oneWayText.test(text)) return backText.test(text);

  return wayBackText.test(text);
}

const versionOf = (path: string): string =>
  (/V(\d[\d.]*(?:_[\d.]+)*)__[^/]*$/.exec(path)?.[1] ?? '').replaceAll('.', '\\.');
