import type { PracticeResult } from '../../model/practice-result.ts';
import { formatValue } from '../ladder/format-value.ts';
import { asRendered, groupDigits, type Texts } from '../texts.ts';
import { durationText } from './duration-text.ts';
import type { IssueView } from './issue-view.ts';

/** Figures that published cases tell too, beside theirs. What is unknown here is left out. */
export function publishedFigures({ assessment, texts }: IssueView): string {
  const results = new Map(
    assessment.domains.flatMap(domain => domain.practices).map(result => [result.id, result]),
  );
  const lines = figures.flatMap(({ id, view }) => {
    const result = results.get(id);
    if (result === undefined || result.value === null) return [];
    const inferred = result.provenance === 'inferred';

    return [`- ${texts.markdown(`maturity-issue:published.${id}`, { inferred, ...view(result, texts) })}`];
  });

  return lines.length === 0 ? '' : [texts.markdown('maturity-issue:published.head'), ...lines].join('\n');
}

interface PublishedFigure {
  readonly id: string;
  readonly view: (result: PracticeResult, texts: Texts) => object;
}

const figures: readonly PublishedFigure[] = [
  {
    id: 'incremental-coverage',
    view: ({ value, figures: { covered, coverable, measured } }, texts) => ({
      value: asRendered(formatValue(value ?? 0, 'percent', texts)),
      covered: groupDigits(Number(covered)),
      coverable: groupDigits(Number(coverable)),
      pulls: Number(measured),
    }),
  },
  {
    id: 'red-fix-time',
    view: ({ value, isAtLeast, figures: { median, lights } }, texts) => ({
      value: asRendered(`${isAtLeast ? '≥ ' : ''}${durationText(value ?? 0, texts)}`),
      median: durationText(Number(median), texts),
      lights: Number(lights),
    }),
  },
  {
    id: 'integration-frequency',
    view: ({ value, figures: { perAuthorDay } }, texts) => ({
      value: formatValue(value ?? 0, 'count', texts),
      perDay: Number(perAuthorDay),
    }),
  },
];
