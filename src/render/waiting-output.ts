import type { CheckRunOutput, Topic } from '../model/check-run-output.ts';
import { firstFew } from './first-few.ts';
import type { Texts } from './texts.ts';

const maxRuns = 10;

/** What an open check run says while its inputs are not final. */
export function waitingOutput(
  texts: Texts,
  topic: Topic,
  runs: readonly { readonly name: string; readonly url: string }[],
): CheckRunOutput {
  const key = runs.length === 0 ? 'quiet' : 'running';
  const few = firstFew(runs, maxRuns);
  const view = { runCount: runs.length, runs: few.shown, moreRuns: few.more };

  return {
    title: texts.line(`${topic}:title.${key}`, view),
    summary: String(texts.markdown(`${topic}:summary.${key}`, view)),
    text: null,
    annotations: [],
  };
}

/** The end of a check run whose commit is no longer the head of an open pull request. */
export function supersededOutput(texts: Texts, topic: Topic): CheckRunOutput {
  return {
    title: texts.line(`${topic}:title.superseded`),
    summary: String(texts.markdown(`${topic}:summary.superseded`)),
    text: null,
    annotations: [],
  };
}

/** The end of a check run whose check was switched off before it had its answer. */
export function switchedOffOutput(texts: Texts): CheckRunOutput {
  return {
    title: texts.line('every-check:off.title'),
    summary: String(texts.markdown('every-check:off.summary')),
    text: null,
    annotations: [],
  };
}

/** Something that Rung needs could not be had, or Rung itself failed: told, and never held against anybody. */
export function failedOutput(texts: Texts, topic: Topic, problem: string | null): CheckRunOutput {
  return {
    title: texts.line(`${topic}:title.failed`),
    summary: String(texts.markdown(`${topic}:summary.failed`, { problem })),
    text: null,
    annotations: [],
  };
}
