import type { CheckRunOutput } from '../model/check-run-output.ts';
import { fittingTitle } from './fitting-title.ts';
import type { Texts } from './texts.ts';

/** What a merge group's commit says of coverage: the pull request's own title, or that there is none to carry over. */
export function carriedOutput(texts: Texts, pullRequest: number, title: string | undefined): CheckRunOutput {
  const view = { number: pullRequest, title };
  const key = title === undefined ? 'not-carried' : 'carried';

  return {
    title: fittingTitle([
      () => texts.line(`incremental-coverage:title.${key}`, view),
      () => texts.line('incremental-coverage:title.carried-short', view),
    ]),
    summary: String(texts.markdown(`incremental-coverage:summary.${key}`, view)),
    text: null,
    annotations: [],
  };
}
