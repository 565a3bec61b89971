import { z } from 'zod';
import type { Branch, RequiredCheck } from '../../model/ci.ts';

/** GitHub writes "any source" as null, as a missing field or as -1. */
function requiredCheck(name: string, appId: number | null | undefined): RequiredCheck {
  return { name, appId: appId !== null && appId !== undefined && appId > 0 ? appId : null };
}

const classicChecksShape = z.object({
  contexts: z.array(z.string()).nullish(),
  checks: z.array(z.object({ context: z.string(), app_id: z.number().nullish() })).nullish(),
});

export const branchShape = z
  .object({
    name: z.string(),
    commit: z.object({ sha: z.string() }),
    protection: z.object({ required_status_checks: classicChecksShape.nullish() }).nullish(),
  })
  .transform((branch): Branch => {
    const required = branch.protection?.required_status_checks;
    return {
      name: branch.name,
      sha: branch.commit.sha,
      requiredChecks:
        required?.checks?.map(check => requiredCheck(check.context, check.app_id)) ??
        required?.contexts?.map(context => requiredCheck(context, null)) ??
        [],
    };
  });

const statusCheckRuleShape = z.object({
  parameters: z.object({
    required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
  }),
});

/** One page of the rules in force on a branch: only those that require status checks matter here. */
export const requiredChecksShape = z
  .array(z.looseObject({ type: z.string() }))
  .transform((rules, context): RequiredCheck[] =>
    rules
      .filter(rule => rule.type === 'required_status_checks')
      .flatMap(rule => {
        const result = statusCheckRuleShape.safeParse(rule);
        if (!result.success) {
          context.addIssue({ code: 'custom', message: 'a rule that requires status checks names none' });
          return [];
        }
        return result.data.parameters.required_status_checks.map(check =>
          requiredCheck(check.context, check.integration_id),
        );
      }),
  );
