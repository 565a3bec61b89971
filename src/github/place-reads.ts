import type { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { installationShape } from './answers/app.ts';
import { repositoriesShape } from './answers/repository.ts';
import type { AppClient } from './app-client.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { RawAnswer } from './octokit-request.ts';
import type { PlaceReads } from './place-port.ts';

export function placeReads(app: AppClient): PlaceReads {
  function read<T>(answer: RawAnswer, where: string, shape: z.ZodType<T>): T {
    if (answer.status >= 300) throw classifyAnswer(answer, { what: 'installation', where }, app.githubTime());
    const result = shape.safeParse(answer.data);
    if (result.success) return result.data;
    throw new GatewayError('unavailable', `GitHub's answer about ${where} cannot be read.`, {
      status: answer.status,
    });
  }

  return {
    async installation(id) {
      const route = 'GET /app/installations/{installation_id}';
      const answer = await app.request(route, { installation_id: id });

      return answer.status === 404 ? undefined : read(answer, `installation ${id}`, installationShape);
    },

    /** By a token for it, which is thrown away: nothing else finds a repository by its id, whatever its name. */
    async repository(installationId, repositoryId) {
      const answer = await app.request('POST /app/installations/{installation_id}/access_tokens', {
        ...{ installation_id: installationId, repository_ids: [repositoryId] },
        permissions: { metadata: 'read' },
      });
      if (answer.status === 404 || answer.status === 422) return undefined;
      const where = `installation ${installationId}`;
      const found = read(answer, where, repositoriesShape).find(({ id }) => id === repositoryId);
      if (found === undefined) return undefined;
      const { id, owner, name, ...rest } = found;

      return { ref: { installationId, id, owner, name }, ...rest };
    },
  };
}
