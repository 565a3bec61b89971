import { z } from 'zod';
import { isPolicyRepository, mistakenPolicyPath, policyPath } from '../model/policy-path.ts';

/** A push after which a policy may be another one. */
export interface PolicyPush {
  readonly branch: string;
  /** To the default branch of the repository named `.github`: the file there is the organization's too. */
  readonly isOrganizations: boolean;
}

const paths = z.array(z.string());
const listedFiles = z.object({ added: paths, removed: paths, modified: paths });
const pushShape = z.object({
  ref: z.string(),
  created: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  forced: z.boolean().nullish(),
  commits: z.array(z.unknown()).nullish(),
  repository: z.object({ name: z.string(), default_branch: z.string().nullish() }),
});

/** GitHub lists no more commits of a push, and no more files of a commit. */
const maxCommits = 2048;
const maxFiles = 3000;
const heads = 'refs/heads/';

/** From the payload of a `push` event; undefined when no policy can have changed. In doubt it may have. */
export function policyPush(payload: unknown): PolicyPush | undefined {
  const parsed = pushShape.safeParse(payload);
  if (!parsed.success) return undefined;
  const { ref, created, deleted, forced, commits, repository } = parsed.data;
  if (!ref.startsWith(heads) || deleted) return undefined;

  const branch = ref.slice(heads.length);
  const isDefault = (repository.default_branch ?? branch) === branch;
  const isOrganizations = isDefault && isPolicyRepository(repository);
  // No pull request is open into a branch that was not there.
  if (created) return isOrganizations ? { branch, isOrganizations } : undefined;

  // What a force push takes away is listed nowhere.
  const isListed = !forced && commits && commits.length > 0 && commits.length < maxCommits;
  return isListed && !commits.some(mayTouchPolicy) ? undefined : { branch, isOrganizations };
}

function mayTouchPolicy(commit: unknown): boolean {
  const files = listedFiles.safeParse(commit);
  if (!files.success) return true;
  const touched = [...files.data.added, ...files.data.removed, ...files.data.modified];

  return (
    touched.length >= maxFiles || touched.some(path => path === policyPath || path === mistakenPolicyPath)
  );
}
