import { checkRunNames } from '../../src/model/check-run-output.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { OpenPull } from './world.ts';

const shownAlways = ['incremental-coverage', 'ci-status', 'wip-limit'] as const;

/** What is not made good: in words, for people. */
export function notMadeGood(
  open: readonly OpenPull[],
  commands: readonly { readonly repository: RepositoryHandle; readonly commentId: number }[],
  released: readonly { readonly repository: RepositoryHandle; readonly headSha: string }[],
): readonly string[] {
  const unjudged = open.flatMap(({ repository, pull }) =>
    shownAlways.flatMap(topic => {
      const run = repository.checks.latest({
        app: 'rung',
        name: checkRunNames[topic],
        headSha: pull.headSha,
      });

      return run?.conclusion === 'success'
        ? []
        : [
            `${repository.fullName}#${pull.number}: ${topic} is ${run?.conclusion ?? run?.status ?? 'absent'}`,
          ];
    }),
  );
  const unanswered = commands.flatMap(({ repository, commentId }) => {
    const replies = repository.conversation
      .comments()
      .filter(({ app, body }) => app?.slug === 'rung' && body.includes(`rung:reply/${commentId}:`));

    return replies.length === 1 ? [] : [`${repository.fullName}: ${replies.length} answers to a command`];
  });
  const unseen = released.flatMap(({ repository, headSha }) => {
    const run = repository.checks.latest({ app: 'rung', name: checkRunNames.release, headSha });

    return run?.status === 'completed' ? [] : [`${repository.fullName}: its release is not judged`];
  });

  return [...unjudged, ...unanswered, ...unseen];
}
