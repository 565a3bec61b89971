import type { CheckRunOutput, PullRequestTopic } from '../model/check-run-output.ts';
import { fittingTitle } from './fitting-title.ts';
import type { Texts } from './texts.ts';

/** What a merge group's commit says of a topic that hangs on the pull request: its own title, or that there is none to carry over. */
export function carriedOutput(
  texts: Texts,
  topic: PullRequestTopic,
  pullRequest: number,
  title: string | undefined,
): CheckRunOutput {
  const view = { number: pullRequest, title };
  const key = title === undefined ? 'not-carried' : 'carried';

  return {
    title: fittingTitle([
      () => texts.line(`${topic}:title.${key}`, view),
      () => texts.line(`${topic}:title.carried-short`, view),
    ]),
    summary: String(texts.markdown(`${topic}:summary.${key}`, view)),
    text: null,
    annotations: [],
  };
}
