import { withoutComments } from '../../../practices/release/without-comments.ts';

const keyword =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s{1,4}(?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,9})\b/gi;

/** The issues that a text closes by GitHub's keywords: for where GitHub does not tell. */
export function readClosing(
  text: string,
  repository: string,
): { readonly here: readonly number[]; readonly elsewhere: number } {
  const found = [...withoutComments(text.slice(0, 65_536)).matchAll(keyword)];
  const isHere = ([, place]: RegExpExecArray) =>
    place === undefined || place.toLowerCase() === repository.toLowerCase();
  const elsewhere = found.filter(each => !isHere(each)).map(([, place, number]) => `${place}#${number}`);

  return {
    here: [...new Set(found.filter(isHere).map(([, , number]) => Number(number)))],
    elsewhere: new Set(elsewhere).size,
  };
}
