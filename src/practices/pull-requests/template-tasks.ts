import type { FileText, TreeEntry } from '../../facts/ladder/repository-facts.ts';
import type { Instant } from '../../model/records/instant.ts';
import { withoutComments } from '../release/without-comments.ts';

export interface PullRequestTemplate {
  readonly path: string;
  readonly tasks: number;
  readonly changedAt: Instant | null;
}

/** Where GitHub looks, in any case: the root, `docs` and `.github`, one file or a folder of them. */
const templatePath = /^(?:\.github\/|docs\/)?pull_request_template(?:\.(?:md|txt)|\/[^/]+\.(?:md|txt))?$/i;

/** The templates of a repository, the one with most tasks first; or the path of one that nobody could read. */
export function pullRequestTemplates(
  tree: readonly TreeEntry[],
  files: Readonly<Record<string, FileText>>,
): { readonly templates: readonly PullRequestTemplate[]; readonly unread: string | undefined } {
  const paths = tree.map(({ path }) => path).filter(path => templatePath.test(path));
  const templates = paths.flatMap((path): PullRequestTemplate[] => {
    const file = files[path];
    if (file === undefined || file.text === null) return [];

    return [{ path, tasks: countTasks(file.text), changedAt: file.changedAt }];
  });

  return {
    templates: templates.toSorted((a, b) => b.tasks - a.tasks),
    unread: paths.find(path => templates.every(template => template.path !== path)),
  };
}

/** Boxes of task lists that people see: not those in comments and code. */
export function countTasks(markdown: string): number {
  let isCode = false;
  let count = 0;
  for (const line of withoutComments(markdown).split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    else if (!isCode && /^\s{0,40}(?:[-*+]|\d{1,9}[.)])\s{1,4}\[[ xX]\]\s/.test(line)) count++;
  }

  return count;
}
