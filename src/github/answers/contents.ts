import { z } from 'zod';

/**
 * The contents API's object form. `encoding` is `none` above 1 MB. A link to a file outside the repository comes as
 * `symlink`, a submodule with `submodule_git_url`, a directory with `entries`.
 */
export const contentsShape = z.object({
  type: z.string().nullish(),
  path: z.string().nullish(),
  encoding: z.string().nullish(),
  content: z.string().nullish(),
  size: z.number().nullish(),
  target: z.string().nullish(),
  submodule_git_url: z.string().nullish(),
  entries: z.array(z.unknown()).nullish(),
});

export type Contents = z.infer<typeof contentsShape>;
