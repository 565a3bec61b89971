import { z } from 'zod';
import type { EnvironmentRecord } from '../../model/records/rules-record.ts';
import { undefinedWhenAbsent } from '../undefined-when-absent.ts';
import { askPermitted } from './ask-permitted.ts';
import { type LadderReads, ladderPermissions, type RulesSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';

const parametersShape = z.object({
  required_approving_review_count: z.number().catch(0),
  require_code_owner_review: z.boolean().catch(false),
  dismiss_stale_reviews_on_push: z.boolean().catch(false),
  required_review_thread_resolution: z.boolean().catch(false),
  required_status_checks: z.array(z.object({ context: z.string() })).catch([]),
});

const ruleShape = z.object({ type: z.string(), parameters: parametersShape.nullish() });

/** Rule sets do not tell a reader who bypasses them. */
function rulesOf(rows: readonly z.output<typeof ruleShape>[]): RulesSeen {
  const has = (type: string) => rows.some(row => row.type === type);
  const pulls = rows.filter(row => row.type === 'pull_request').map(({ parameters }) => parameters);
  const checks = rows
    .filter(row => row.type === 'required_status_checks')
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? []);

  return {
    blocksForcePush: has('non_fast_forward'),
    blocksDeletion: has('deletion'),
    requiresPullRequest: pulls.length > 0,
    approvals: Math.max(0, ...pulls.map(each => each?.required_approving_review_count ?? 0)),
    requiresCodeOwners: pulls.some(each => each?.require_code_owner_review),
    dismissesStale: pulls.some(each => each?.dismiss_stale_reviews_on_push),
    resolvesThreads: pulls.some(each => each?.required_review_thread_resolution),
    requiredChecks: [...new Set(checks.map(({ context }) => context))],
    requiresCodeScanning: has('code_scanning'),
    hasBypass: rows.length > 0 ? null : false,
  };
}

const isOn = z
  .object({ enabled: z.boolean() })
  .nullish()
  .transform(found => found?.enabled ?? false);
const some = z.object({
  users: z.array(z.unknown()).nullish(),
  teams: z.array(z.unknown()).nullish(),
  apps: z.array(z.unknown()).nullish(),
});

const protectionShape = z
  .object({
    required_pull_request_reviews: z
      .object({
        required_approving_review_count: z.number().nullish(),
        require_code_owner_reviews: z.boolean().nullish(),
        dismiss_stale_reviews: z.boolean().nullish(),
        bypass_pull_request_allowances: some.nullish(),
      })
      .nullish(),
    required_status_checks: z
      .object({
        contexts: z.array(z.string()).nullish(),
        checks: z.array(z.object({ context: z.string() })).nullish(),
      })
      .nullish(),
    enforce_admins: isOn,
    allow_force_pushes: isOn,
    allow_deletions: isOn,
    required_conversation_resolution: isOn,
  })
  .transform((row): RulesSeen => {
    const reviews = row.required_pull_request_reviews;
    const checks = row.required_status_checks;
    const bypass = reviews?.bypass_pull_request_allowances;
    return {
      blocksForcePush: !row.allow_force_pushes,
      blocksDeletion: !row.allow_deletions,
      requiresPullRequest: reviews != null,
      approvals: reviews?.required_approving_review_count ?? 0,
      requiresCodeOwners: reviews?.require_code_owner_reviews ?? false,
      dismissesStale: reviews?.dismiss_stale_reviews ?? false,
      resolvesThreads: row.required_conversation_resolution,
      requiredChecks: checks?.checks?.map(({ context }) => context) ?? checks?.contexts ?? [],
      requiresCodeScanning: false,
      hasBypass:
        !row.enforce_admins ||
        [bypass?.users, bypass?.teams, bypass?.apps].some(list => (list?.length ?? 0) > 0),
    };
  });

const ordinaryRules = new Set(['wait_timer', 'required_reviewers', 'branch_policy']);

const environmentsShape = z
  .object({
    environments: z
      .array(
        z
          .object({
            name: z.string(),
            deployment_branch_policy: z.unknown().optional(),
            protection_rules: z
              .array(
                z.object({
                  type: z.string(),
                  wait_timer: z.number().nullish(),
                  prevent_self_review: z.boolean().nullish(),
                  reviewers: z.array(z.unknown()).nullish(),
                }),
              )
              .nullish(),
          })
          .transform(({ name, deployment_branch_policy: policy, protection_rules }): EnvironmentRecord => {
            const rules = protection_rules ?? [];
            return {
              name,
              reviewers: Math.max(0, ...rules.map(rule => rule.reviewers?.length ?? 0)),
              waitMinutes: Math.max(0, ...rules.map(rule => rule.wait_timer ?? 0)),
              hasBranchPolicy: policy != null || rules.some(({ type }) => type === 'branch_policy'),
              preventsSelfReview: rules.some(rule => rule.prevent_self_review === true),
              hasGate: rules.some(({ type }) => !ordinaryRules.has(type)),
            };
          }),
      )
      .nullish(),
  })
  .transform(answer => answer.environments ?? []);

export function readRules(source: LadderSource): Pick<LadderReads, 'rules' | 'protection' | 'environments'> {
  const { client } = source;

  return {
    rules: async branch =>
      rulesOf(
        await client.list(
          {
            route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
            parameters: { branch },
            what: `rules of branch ${branch}`,
          },
          z.array(ruleShape),
        ),
      ),

    protection: branch =>
      askPermitted(source, ladderPermissions.protection, () =>
        undefinedWhenAbsent(() =>
          client.ask(
            {
              route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
              parameters: { branch },
              what: `classic protection of branch ${branch}`,
            },
            protectionShape,
          ),
        ),
      ),

    environments: () =>
      client.list(
        { route: 'GET /repos/{owner}/{repo}/environments', what: 'environments' },
        environmentsShape,
        { mostPages: 20 },
      ),
  };
}
