import { z } from 'zod';

/** An account is a user, an organization or an enterprise, which has no login; or null, once deleted. */
export const installationPayload = z.object({
  id: z.int(),
  account: z.object({ login: z.string().nullish(), slug: z.string().nullish() }).nullish(),
});

export const listedRepository = z.object({
  id: z.int(),
  name: z.string(),
  full_name: z.string().nullish(),
  private: z.boolean().nullish(),
});

export type ListedRepositoryPayload = z.infer<typeof listedRepository>;

export function accountOf({ account }: z.infer<typeof installationPayload>): string {
  return account?.login ?? account?.slug ?? '';
}
