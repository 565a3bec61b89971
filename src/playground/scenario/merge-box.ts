import { checkRunNames, type Topic, topics } from '../../model/check-run-output.ts';
import type { RepositoryHandle } from '../github/handles/repository-handle.ts';

/** One line of the merge box. */
export interface BoxLine {
  readonly topic: Topic;
  readonly sign: string;
  readonly title: string;
}

const signs: Readonly<Record<string, string>> = { success: '✓', failure: '✕', neutral: '▫' };

/** Rung's newest check runs on a commit, always in the same order. */
export function mergeBox(repository: RepositoryHandle, headSha: string): readonly BoxLine[] {
  return topics.flatMap(topic => {
    const run = repository.checks.latest({ app: 'rung', name: checkRunNames[topic], headSha });

    return run === undefined
      ? []
      : [{ topic, sign: signs[run.conclusion ?? ''] ?? '●', title: run.title ?? '' }];
  });
}

/** As the merge box shows it. */
export function boxText({ topic, sign, title }: BoxLine): string {
  return `${sign}  ${checkRunNames[topic].padEnd(28)} ${title}`;
}
