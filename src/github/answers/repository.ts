import { z } from 'zod';
import { instant } from './instant.ts';

export const defaultBranchShape = z
  .object({ default_branch: z.string() })
  .transform(answer => answer.default_branch);

const time = instant.nullish().transform(at => at ?? null);

export const repositoriesShape = z
  .object({
    repositories: z.array(
      z
        .object({
          id: z.number(),
          name: z.string(),
          owner: z.object({ login: z.string() }),
          default_branch: z.string().nullish(),
          private: z.boolean().nullish(),
          fork: z.boolean().nullish(),
          archived: z.boolean().nullish(),
          disabled: z.boolean().nullish(),
          pushed_at: time,
          updated_at: time,
        })
        .transform(({ id, name, owner, default_branch, pushed_at, updated_at, ...flags }) => ({
          ...{ id, name, owner: owner.login, pushedAt: pushed_at, updatedAt: updated_at },
          defaultBranch: default_branch ?? null,
          isPrivate: flags.private ?? null,
          isFork: flags.fork ?? false,
          isArchived: flags.archived ?? false,
          isDisabled: flags.disabled ?? false,
        })),
    ),
  })
  .transform(answer => answer.repositories);
