import type { World } from '../github/handles/world.ts';
import type { Issue } from '../github/world/conversation-records.ts';
import { fullName } from '../github/world/world-state.ts';

/** Every issue that the App opened, for programs: with what was said on it. */
export function describeIssues({ state }: World) {
  return [...state.repositories.values()].flatMap(repository =>
    [...repository.issues.values()]
      .filter(({ app }) => app?.id === state.app.id)
      .map(({ number, title, state: open, stateReason, labels, body }: Issue) => ({
        ...{ repository: fullName(repository), number, title, state: open, stateReason, labels, body },
        comments: repository.comments
          .filter(({ issueNumber }) => issueNumber === number)
          .map(({ author, body: text }) => ({ author: author.login, body: text })),
      })),
  );
}
