import { z } from 'zod';
import { undefinedWhenAbsent } from '../undefined-when-absent.ts';
import { instantMs } from './answers.ts';
import type { LadderReads, RepositorySeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { securityPolicyQuery } from './queries/security-policy-query.ts';

const setting = z.object({ status: z.string().nullish() }).nullish();

const repositoryShape = z
  .object({
    full_name: z.string(),
    default_branch: z.string(),
    private: z.boolean().nullish(),
    visibility: z.string().nullish(),
    archived: z.boolean().nullish(),
    has_issues: z.boolean().nullish(),
    template_repository: z.object({ full_name: z.string() }).nullish(),
    security_and_analysis: z
      .object({ secret_scanning: setting, secret_scanning_push_protection: setting })
      .nullish(),
  })
  .transform(
    ({ security_and_analysis: security, ...row }): RepositorySeen => ({
      fullName: row.full_name,
      defaultBranch: row.default_branch,
      visibility: visibilityOf(row.visibility, row.private ?? true),
      isArchived: row.archived ?? false,
      hasIssues: row.has_issues ?? true,
      template: row.template_repository?.full_name ?? null,
      security: security
        ? {
            secretScanning: security.secret_scanning?.status === 'enabled',
            pushProtection: security.secret_scanning_push_protection?.status === 'enabled',
          }
        : null,
    }),
  );

/** Servers without internal repositories tell only whether it is private. */
function visibilityOf(
  visibility: string | null | undefined,
  isPrivate: boolean,
): RepositorySeen['visibility'] {
  if (visibility === 'public' || visibility === 'internal' || visibility === 'private') return visibility;
  return isPrivate ? 'private' : 'public';
}

const checks = z.object({
  contexts: z.array(z.string()).nullish(),
  checks: z.array(z.object({ context: z.string() })).nullish(),
});

const headShape = z
  .object({
    commit: z.object({
      sha: z.string(),
      commit: z.object({ committer: z.object({ date: instantMs }).nullish() }),
    }),
    protection: z.object({ required_status_checks: checks.nullish() }).nullish(),
  })
  .transform(({ commit, protection }) => {
    const required = protection?.required_status_checks;
    return {
      sha: commit.sha,
      at: commit.commit.committer?.date ?? 0,
      requiredChecks: required?.checks?.map(({ context }) => context) ?? required?.contexts ?? [],
    };
  });

const treeShape = z
  .object({
    truncated: z.boolean().nullish(),
    tree: z.array(
      z.object({
        path: z.string().nullish(),
        type: z.string().nullish(),
        mode: z.string().nullish(),
        size: z.number().nullish(),
      }),
    ),
  })
  .transform(({ truncated, tree }) => ({
    truncated: truncated ?? false,
    // Symbolic links are blobs too: their text is a path, so nobody reads it.
    entries: tree.flatMap(({ path, type, mode, size }) =>
      type === 'blob' && path && mode !== '120000'
        ? [{ path, sizeBytes: size ?? 0, isExecutable: mode === '100755' }]
        : [],
    ),
  }));

const policyShape = z
  .object({ repository: z.object({ isSecurityPolicyEnabled: z.boolean().nullish() }) })
  .transform(({ repository }) => repository.isSecurityPolicyEnabled ?? null);

export function readRepository({
  client,
  graphql,
  place,
}: LadderSource): Pick<LadderReads, 'repository' | 'hasSecurityPolicy' | 'head' | 'tree'> {
  return {
    repository: () => client.ask({ route: 'GET /repos/{owner}/{repo}', what: 'repository' }, repositoryShape),

    hasSecurityPolicy: () => graphql.ask(securityPolicyQuery, place, policyShape),

    head: branch =>
      undefinedWhenAbsent(() =>
        client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/branches/{branch}',
            parameters: { branch },
            what: `branch ${branch}`,
          },
          headShape,
        ),
      ),

    tree: sha =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
          parameters: { tree_sha: sha, recursive: 'true' },
          what: `tree of ${sha.slice(0, 7)}`,
        },
        treeShape,
      ),
  };
}
