import { link, webLinks } from '../link.ts';
import type { SaidBy } from './issue-inputs.ts';

/** Where the policy says it, as a link; null for a built-in value. @param url the repository's own address. */
export function saidByLink({ file, line }: SaidBy, label: string, url: string): string | null {
  if (file === null) return null;
  const { origin, pathname } = new URL(url);
  const own = pathname.replace(/^\/|\/$/g, '');
  // The organization's file is named with its repository: `harbour/.github → .github/rung.yml`.
  const [repository, path] = file.includes(' → ') ? file.split(' → ') : [own, file];

  return link(label, webLinks(origin, own).file(repository ?? own, 'HEAD', path ?? file, line));
}
