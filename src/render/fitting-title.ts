import { cutAtGrapheme } from './budget.ts';

/** GitHub shows no more in the merge box. */
export const maxTitleCharacters = 70;

type NameCut = (name: string) => string;

const maxNameCharacters = [48, 40, 32, 28, 24, 20, 16, 12, 8, 4];

/**
 * The first wording that fits. Where none does, the names in the last are cut until it does: a title loses a name's
 * end before it loses meaning.
 */
export function fittingTitle(wordings: readonly ((cut: NameCut) => string)[]): string {
  const whole = wordings.map(wording => wording(name => name));
  const fitting = whole.find(fits);
  if (fitting !== undefined) return fitting;

  const last = wordings.at(-1);
  const cut = maxNameCharacters.map(limit => last?.(name => cutAtGrapheme(name, limit)) ?? '');

  return cut.find(fits) ?? cut.at(-1) ?? '';
}

function fits(title: string): boolean {
  return [...title].length <= maxTitleCharacters;
}
