import { createReportToken } from '../../src/usecases/create-report-token.ts';
import { type Answer, send } from './post.ts';
import type { Story } from './story.ts';

export interface ReportSender {
  readonly token: string;
  /** Sends it for a commit, to the repository of the token unless told otherwise. */
  put(sha: string, body: string | Uint8Array, fullName?: string): Promise<Answer>;
}

/** CI outside GitHub Actions, with a token for a repository that the server knows. */
export async function addSender(story: Story, fullName: string, name = 'jenkins'): Promise<ReportSender> {
  const { reportTokens, repositories } = story.stage.server.store;
  const [owner = '', repositoryName = ''] = fullName.split('/');
  const known = await repositories.findByName(owner, repositoryName);
  if (known === undefined) throw new Error(`The server does not know ${fullName}.`);
  const wanted = { repositoryId: known.ref.id, name, createdAt: new Date() };
  const token = await createReportToken(reportTokens, wanted);
  if (token === undefined) throw new Error(`${fullName} has a token ${name} already.`);

  return {
    token,
    put: (sha, body, place = fullName) =>
      send(`${story.stage.server.url}/api/reports/${place}/${sha}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
        body,
      }),
  };
}
