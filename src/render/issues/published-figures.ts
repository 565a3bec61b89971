import { noLines } from '../../practices/thresholds.ts';
import { formatValue } from '../ladder/format-value.ts';
import { asRendered, groupDigits, type Texts } from '../texts.ts';
import { durationText } from './duration-text.ts';
import { findPractice } from './find-practice.ts';
import type { IssueView } from './issue-view.ts';

/** Figures that published cases tell too, beside theirs. What is unknown here is left out. */
export function publishedFigures({ assessment, texts }: IssueView): string {
  const results = new Map(
    assessment.domains.flatMap(domain => domain.practices).map(result => [result.id, result]),
  );
  const lines = published.flatMap(({ id, needs, view }) => {
    const result = results.get(id);
    if (result === undefined || result.value === null) return [];
    const { value, figures, isAtLeast } = result;
    // A result that was carried over may be of an older catalogue, which told other figures.
    const numbers = needs.flatMap(name => (typeof figures[name] === 'number' ? [figures[name]] : []));
    if (numbers.length < needs.length) return [];
    const inferred = result.provenance === 'inferred';
    const given = view({ value, atLeast: isAtLeast ? '≥ ' : '', numbers }, texts);

    return [`- ${texts.markdown(`maturity-issue:published.${id}`, { inferred, ...given })}`];
  });

  return lines.length === 0 ? '' : [texts.markdown('maturity-issue:published.head'), ...lines].join('\n');
}

interface PublishedFigure {
  readonly id: string;
  readonly needs: readonly string[];
  readonly view: (seen: Seen, texts: Texts) => object;
}

interface Seen {
  readonly value: number;
  readonly atLeast: string;
  /** Those that it needs, in their order. */
  readonly numbers: readonly number[];
}

const published: readonly PublishedFigure[] = [
  {
    id: 'incremental-coverage',
    needs: ['covered', 'coverable', 'measured'],
    view: ({ value, numbers: [covered = 0, coverable = 0, pulls = 0] }, texts) => ({
      value: asRendered(formatValue(value, findPractice('incremental-coverage').levels, texts)),
      ...{ covered: groupDigits(covered), coverable: groupDigits(coverable), pulls },
    }),
  },
  {
    id: 'red-fix-time',
    needs: ['median', 'lights'],
    view: ({ value, atLeast, numbers: [median = 0, lights = 0] }, texts) => ({
      value: asRendered(atLeast + durationText(value, texts)),
      // Of two, the median is their average.
      ...{ median: lights > 2 ? durationText(median, texts) : null, lights },
    }),
  },
  {
    id: 'integration-frequency',
    needs: ['perAuthorDay'],
    view: ({ value, numbers: [perDay = 0] }, texts) => ({
      ...{ value: formatValue(value, noLines('count'), texts), perDay },
    }),
  },
];
