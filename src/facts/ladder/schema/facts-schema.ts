import { z } from 'zod';
import type { Calendar } from '../../../model/calendar.ts';
import type { DeclaredTargets, LadderPolicy, LadderWaiver } from '../ladder-policy.ts';
import type {
  FactValues,
  FileText,
  RepositoryFacts,
  RepositoryPlace,
  TreeEntry,
} from '../repository-facts.ts';
import { causeSchema } from './cause-schema.ts';
import {
  branchSchema,
  commitSchema,
  coverageSchema,
  deploymentSchema,
  headSchema,
  jobSchema,
  releaseSchema,
  runSchema,
  tagSchema,
} from './delivery-schema.ts';
import { issueSchema, milestoneSchema } from './issue-schema.ts';
import { adviceSchema, earlierSchema, gapSchema, storedValueSchema, teamSchema } from './kept-schema.ts';
import { pullRequestSchema } from './pull-request-schema.ts';
import { alertSchema, environmentSchema, rulesSchema, securitySettingsSchema } from './rules-schema.ts';
import { amount, count, day, instant, recordOf, texts, zone } from './values.ts';

const policySchema = recordOf<LadderPolicy>({
  profile: z.enum(['service', 'application', 'library', 'documentation']).nullable(),
  solo: z.literal(['auto', true, false]),
  target: z.literal([1, 2, 3, 4, 5]),
  production: recordOf<LadderPolicy['production']>({
    environment: z.string().nullable(),
    workflow: z.string().nullable(),
  }),
  incidentLabel: z.string().nullable(),
  manifests: z.string().nullable(),
  workItems: recordOf<LadderPolicy['workItems']>({
    in: z.enum(['github', 'outside']),
    key: z.string().nullable(),
  }),
  ciContexts: texts,
  wipLimit: amount,
  wipLimits: z.array(z.strictObject({ login: z.string(), limit: amount })).optional(),
  countsDrafts: z.boolean().optional(),
  declaresWipLimit: z.boolean(),
  calendar: recordOf<Calendar>({ zone, holidays: z.array(day), workdays: z.array(day) }),
  pickupFrom: z.enum(['ready', 'request']).optional(),
  bots: texts,
  enforcesCoverage: z.boolean(),
  plannedMix: z.strictObject({ feature: amount, defect: amount, debt: amount, security: amount }).nullable(),
  targets: recordOf<DeclaredTargets>({
    areDeclared: z.boolean(),
    owner: z.string().nullable(),
    reviewedOn: day.nullable(),
  }),
  waivers: z.array(recordOf<LadderWaiver>({ practice: z.string(), until: day, because: z.string() })),
});

const place = recordOf<RepositoryPlace>({
  defaultBranch: z.string(),
  headSha: z.string(),
  headAt: instant,
  visibility: z.enum(['public', 'internal', 'private']).nullable(),
  isArchived: z.boolean(),
  hasIssues: z.boolean().nullable(),
  template: z.string().nullable(),
  hasSecurityPolicy: z.boolean().optional(),
});
const treeEntry = recordOf<TreeEntry>({ path: z.string(), sizeBytes: count, isExecutable: z.boolean() });
const file = recordOf<FileText>({ text: z.string().nullable(), changedAt: instant.nullable() });

const values: { readonly [Key in keyof FactValues]: z.ZodType<FactValues[Key]> } = {
  place,
  tree: z.array(treeEntry),
  files: z.record(z.string(), file),
  commits: z.array(commitSchema),
  heads: z.array(headSchema),
  pullRequests: z.array(pullRequestSchema),
  issues: z.array(issueSchema),
  milestones: z.array(milestoneSchema),
  runs: z.array(runSchema),
  jobs: z.array(jobSchema),
  deployments: z.array(deploymentSchema),
  releases: z.array(releaseSchema),
  tags: z.array(tagSchema),
  branches: z.array(branchSchema),
  rules: rulesSchema,
  environments: z.array(environmentSchema),
  dependencyAlerts: z.array(alertSchema),
  codeAlerts: z.array(alertSchema),
  secretAlerts: z.array(alertSchema),
  securitySettings: securitySettingsSchema,
  analyses: z.array(z.strictObject({ sha: z.string(), tool: z.string(), at: instant })),
  coverage: z.array(coverageSchema),
  eventsSince: instant,
  eventGaps: z.array(gapSchema),
  advice: z.array(adviceSchema),
  storedValues: z.array(storedValueSchema),
  teams: z.array(teamSchema),
  properties: z.record(z.string(), z.string()),
};

/** Known with its value, or unknown with its cause. */
function factOf<T>(value: z.ZodType<T>) {
  return z.discriminatedUnion('known', [
    z.strictObject({ known: z.literal(true), value }),
    z.strictObject({ known: z.literal(false), cause: causeSchema }),
  ]);
}

const facts = z.strictObject(
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, factOf(value as z.ZodType)])),
) as unknown as z.ZodType<RepositoryFacts['facts']>;

export const factsSchema = recordOf<RepositoryFacts>({
  schema: z.literal(1),
  repository: z.string().min(1),
  webUrl: z.url({ protocol: /^https?$/ }).optional(),
  at: instant,
  policy: policySchema,
  earlier: earlierSchema.nullable(),
  reportIssue: count.optional(),
  facts,
});
