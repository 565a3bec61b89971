import { z } from 'zod';

export const defaultBranchShape = z
  .object({ default_branch: z.string() })
  .transform(answer => answer.default_branch);

export const repositoriesShape = z
  .object({
    repositories: z.array(
      z.object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) }),
    ),
  })
  .transform(answer => answer.repositories);
