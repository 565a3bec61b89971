import { filesToRead } from '../../facts/ladder/files-to-read.ts';
import type { FileText, TreeEntry } from '../../facts/ladder/repository-facts.ts';
import type { LadderReads } from '../../github/ladder/ladder-port.ts';

/** Documents age: of them it matters when somebody last touched them. More of them tell nothing new. */
const document = /\.(?:md|rst|adoc)$|^\.github\/rung\.yml$/i;
/** Each update from a repository's template changes them; they come before documents, which may be too many. */
const answers = /^\.copier-answers(?:\.[\w-]+)?\.ya?ml$|^\.cruft\.json$/;
const mostDated = 30;

/** Texts of the files that practices read. */
export async function collectFiles(
  reads: Pick<LadderReads, 'texts' | 'lastChanges'>,
  sha: string,
  tree: readonly TreeEntry[],
): Promise<Readonly<Record<string, FileText>>> {
  const { read, leftOut } = filesToRead(tree);
  const dated = [answers, document].flatMap(sort => read.filter(path => sort.test(path))).slice(0, mostDated);
  const [texts, dates] = await Promise.all([reads.texts(sha, read), reads.lastChanges(sha, dated)]);
  const files = [...read.filter(path => texts.has(path)), ...leftOut].map((path): [string, FileText] => [
    path,
    { text: texts.get(path) ?? null, changedAt: dates.get(path) ?? null },
  ]);

  return Object.fromEntries(files);
}
