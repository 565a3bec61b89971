import type { Evidence } from '../../model/practice-result.ts';

const maxShown = 4;

/** `docs/a.md:3` and `b.md` for files next to each other, and how many are left out. */
export function evidenceLine(evidence: readonly Evidence[]): {
  readonly words: readonly string[];
  readonly more: number;
} {
  let folder = '';
  const words = evidence.slice(0, maxShown).map(({ text, path, line }) => {
    if (path === undefined) return text;
    const own = path.slice(0, path.lastIndexOf('/') + 1);
    const name = own === folder && own !== '' ? path.slice(own.length) : path;
    folder = own;
    const place = line === undefined ? name : `${name}:${line}`;

    // Some say more than where it stands.
    return text === path || text === `${path}:${line}` ? place : `${place} ${text}`;
  });

  return { words, more: evidence.length - words.length };
}
