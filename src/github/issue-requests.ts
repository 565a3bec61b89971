import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { createdIssueShape, issueShape } from './answers/issue.ts';
import type { IssueChange, IssueRequests, IssueSight } from './issue-port.ts';
import type { RawAnswer } from './octokit-request.ts';
import type { TokenClient } from './token-client.ts';

/** A conditional read could be answered by a replica that has not seen our last write. */
const fresh = { headers: { 'cache-control': 'no-cache' } };

export function issueRequests(
  client: TokenClient,
  own: {
    readonly appId: number;
    readonly botLogin: () => Promise<string>;
    readonly repositoryId: number;
  },
): IssueRequests {
  async function read(number: number): Promise<IssueSight> {
    const what = `issue #${number}`;
    const answer = await client.raw({
      route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
      parameters: { issue_number: number, ...fresh },
      what,
    });
    if (isElsewhere(answer, own.repositoryId)) return 'moved';
    const result = issueShape.safeParse(answer.data);
    if (!result.success)
      throw new GatewayError('unavailable', `GitHub's answer for ${what} cannot be read.`, {
        status: answer.status,
      });

    return result.data ?? 'gone';
  }

  return {
    createIssue: ({ title, body, labels }) =>
      client.ask(
        {
          route: 'POST /repos/{owner}/{repo}/issues',
          parameters: { title, body, labels: [...labels] },
          what: 'new issue',
        },
        createdIssueShape,
      ),

    async updateIssue(number, change) {
      await client.ask(
        {
          route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
          parameters: { issue_number: number, ...changed(change) },
          what: `issue #${number}`,
        },
        createdIssueShape,
      );
    },

    async issue(number) {
      try {
        return await read(number);
      } catch (error) {
        const sight = error instanceof GatewayError ? sightOf(error) : undefined;
        if (sight === undefined) throw error;
        return sight;
      }
    },

    ownLogin: own.botLogin,

    async ownIssues() {
      const issues = await client.list(
        {
          route: 'GET /repos/{owner}/{repo}/issues',
          parameters: {
            ...{ state: 'all', creator: await own.botLogin(), sort: 'created', direction: 'asc' },
            ...fresh,
          },
          what: "Rung's issues",
        },
        z.array(issueShape),
      );
      return issues
        .filter(issue => issue !== null)
        .filter(({ appId }) => appId === own.appId)
        .toSorted((one, other) => one.number - other.number);
    },
  };
}

function changed({ title, body, state, stateReason }: IssueChange): object {
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(state === undefined ? {} : { state }),
    ...(stateReason === undefined ? {} : { state_reason: stateReason }),
  };
}

/** GitHub sends whoever asks for a transferred issue on to the repository it is in now, if that may be read. */
function isElsewhere({ headers }: RawAnswer, repositoryId: number): boolean {
  const followed = headers['content-location'];
  const id = /\/repositories\/(\d+)\//.exec(String(followed ?? ''))?.[1];

  return id !== undefined && Number(id) !== repositoryId;
}

function sightOf({ kind, status, said, isAboutPlace }: GatewayError): IssueSight | undefined {
  if (kind === 'not-found' && status === 301) return 'moved';
  if (kind === 'not-found') return isAboutPlace ? undefined : 'gone';
  if (kind === 'gone') return /disabled/i.test(said ?? '') ? 'closed' : 'gone';
  if (kind === 'forbidden') return isAboutPlace ? undefined : 'closed';

  return undefined;
}
