import { catalogue } from '../../src/practices/catalogue.ts';
import type { Practice } from '../../src/practices/define-practice.ts';
import { type Assessed, assessed, type Outcome } from '../../src/practices/outcome.ts';

/** What a practice of the catalogue comes to, whatever the facts are. */
export type Answers = Readonly<Record<string, Outcome>>;

/** Practices with their own lines and given answers, for a real assessment of them. */
export function answeredPractices(answers: Answers): readonly Practice[] {
  const unknown = Object.keys(answers).filter(id => !catalogue.some(practice => practice.id === id));
  if (unknown.length > 0) throw new Error(`Not in the catalogue: ${unknown.join(', ')}.`);

  return catalogue.flatMap((practice): readonly Practice[] => {
    const answer = answers[practice.id];

    return answer === undefined ? [] : [{ ...practice, needs: [], evaluate: () => answer }];
  });
}

/** `part` of `whole` in percent, as most shares are told. */
export const share = (part: number, whole: number, rest: Partial<Assessed> = {}): Outcome =>
  assessed((part / whole) * 100, {
    ...{ samples: whole, windowDays: 90, ...rest },
    figures: { part, whole, ...rest.figures },
  });
