import { activitiesShape, permissionShape } from './answers/authority.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

type AuthorityReads = Pick<RepositoryReads, 'permissionOf' | 'pushOf'>;

export function authorityReads(client: TokenClient): AuthorityReads {
  return {
    async permissionOf({ id, login }) {
      const answer = await undefinedWhenAbsent(() =>
        client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
            parameters: { username: login },
            what: `permission of account ${id}`,
          },
          permissionShape,
        ),
      );

      // The login may have passed to somebody else.
      return answer?.userId === id ? answer.level : 'none';
    },

    async pushOf(branch, sha) {
      const activities = await client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/activity',
          parameters: { ref: `refs/heads/${branch}`, per_page: 100 },
          what: `pushes to branch ${branch}`,
        },
        activitiesShape,
      );
      const push = activities.find(one => one.after === sha && !one.isDeletion);

      return push && { actorId: push.actorId, at: push.at };
    },
  };
}
