/** The words of a label, in lower case; full-width characters as the usual ones. Chinese is not cut into words. */
export function labelWords(label: string): readonly string[] {
  return label
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/** Has one of the words, or one of the Chinese terms within a word. */
export function says(
  words: readonly string[],
  english: ReadonlySet<string>,
  chinese: readonly string[],
): boolean {
  return words.some(word => english.has(word) || chinese.some(term => word.includes(term)));
}
