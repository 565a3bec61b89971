import { z } from 'zod';
import { entry, listOf, oneOf, text, wholeNumber } from './form.ts';
import { higher } from './lock.ts';
import { plannedMix } from './planned-mix.ts';
import type { PlannedMix, PolicyLanguage, PolicyWaiver, Profile, Start } from './policy.ts';
import { type PolicyKey, policyKey, strictWords } from './policy-key.ts';
import { date, practice, repository, workItemKey, zone } from './text-forms.ts';

const starts: readonly Start[] = ['observe', 'advise', 'enforce'];
const profiles: readonly Profile[] = ['service', 'application', 'library', 'documentation'];
const languages: readonly PolicyLanguage[] = ['en', 'zh-CN', 'both'];

/** What stands at the top of the file and concerns all checks. */
export const generalKeys: readonly PolicyKey[] = [
  strictWords(starts, {
    path: 'start',
    builtIn: 'advise',
    says: 'How far Rung goes: `observe` writes nothing to GitHub, `advise` is never red and does not comment, `enforce` lets each check do what its own mode says.',
    example: 'enforce',
  }),
  policyKey<Profile | null, Profile>({
    path: 'profile',
    form: oneOf(profiles),
    builtIn: null,
    says: 'What the repository holds: it decides which practices apply. Detected where it is not set.',
    example: 'service',
  }),
  policyKey<'auto' | boolean>({
    path: 'solo',
    form: {
      schema: z.union([z.literal('auto'), z.boolean()]),
      expected: { form: 'one-of', words: ['auto', 'true', 'false'] },
    },
    builtIn: 'auto',
    says: 'Whether one person maintains the repository: then nothing asks for the review of another one. `auto` looks who merged lately.',
    example: 'auto',
  }),
  policyKey<number>({
    path: 'target',
    form: wholeNumber(1, 5),
    lock: higher,
    builtIn: 3,
    says: 'The maturity level that the repository works towards.',
    example: 3,
  }),
  policyKey<PolicyLanguage | null, PolicyLanguage>({
    path: 'language',
    form: oneOf(languages),
    builtIn: null,
    says: "The language of everything that Rung writes; `both` puts the second one in a fold. The server's language where it is not set.",
    example: 'zh-CN',
  }),
];

/** Facts that only people know. */
export const factKeys: readonly PolicyKey[] = [
  policyKey<string | null, string>({
    path: 'production.environment',
    form: text(255),
    builtIn: null,
    says: 'The GitHub environment that stands for production.',
    example: 'production',
  }),
  policyKey<string | null, string>({
    path: 'production.workflow',
    form: text(255),
    builtIn: null,
    says: 'The file of the workflow that deploys to production, relative to `.github/workflows/`.',
    example: 'deploy.yml',
  }),
  policyKey<string | null, string>({
    path: 'incident-label',
    form: text(50),
    builtIn: null,
    says: 'The label of issues about incidents in production.',
    example: 'incident',
  }),
  policyKey<string | null, string>({
    path: 'manifests',
    form: repository,
    builtIn: null,
    says: 'The repository that holds the deployment manifests, where it is another one.',
    isNotUsedYet: true,
    example: 'harbour/deployments',
  }),
  policyKey<string[]>({
    path: 'ci.contexts',
    form: listOf(text(255), 50),
    builtIn: [],
    says: 'Checks and commit statuses of CI outside GitHub Actions, each of which counts as one workflow.',
    example: ['jenkins/main'],
  }),
  policyKey<string[]>({
    path: 'bots',
    form: listOf(text(100), 200),
    builtIn: [],
    says: "Logins of machine users, beside GitHub's own Apps. They are left out of all figures about people.",
    example: ['harbour-release'],
  }),
  policyKey<'github' | 'outside'>({
    path: 'work-items.in',
    form: oneOf(['github', 'outside']),
    builtIn: 'github',
    says: 'Where work items are kept: in issues on GitHub, or in another tool. `outside` needs `work-items.key` beside it.',
    example: 'outside',
  }),
  policyKey<string | null, string>({
    path: 'work-items.key',
    form: workItemKey,
    builtIn: null,
    says: 'How a key of the other tool looks. Not a regular expression: sets such as `[A-Z0-9]`, `\\d`, letters, digits, `_`, `#`, `/` and `-`, each with `+`, `{2}` or `{2,5}` where it repeats; what repeats shares no character with what follows it; a number is part of it.',
    example: '[A-Z]+-\\d+',
  }),
  policyKey<'ready' | 'request'>({
    path: 'reviews.pickup-from',
    form: oneOf(['ready', 'request']),
    builtIn: 'ready',
    says: 'Where the time until a review begins: when the pull request is ready, or when a review is asked for first.',
    example: 'request',
  }),
  policyKey<string | null, string>({
    path: 'targets.owner',
    form: text(100),
    builtIn: null,
    says: 'Who answers for the targets of this file: a person or a team. Named nowhere else, and never mentioned.',
    example: '@harbour/delivery',
  }),
  policyKey<string | null, string>({
    path: 'targets.reviewed',
    form: date,
    builtIn: null,
    says: 'The day on which the targets were last gone over.',
    example: '2026-10-01',
  }),
  policyKey<PlannedMix | null, PlannedMix>({
    path: 'planned-mix',
    form: plannedMix,
    builtIn: null,
    says: 'What share of the work each kind is meant to have, in percent.',
    example: { feature: 60, defect: 15, debt: 15, security: 10 },
  }),
  policyKey<PolicyWaiver[]>({
    path: 'waivers',
    form: listOf(entry<PolicyWaiver>({ practice, until: date, because: text(500) }), 100),
    builtIn: [],
    says: 'Practices that are not asked for until a day, with the reason. A waived finding stays visible as waived.',
    example: [{ practice: 'signed-release', until: '2027-03-31', because: 'HSM arrives in March' }],
  }),
];

/** When people work. Durations are elapsed time all the same: only figures per day need it. */
export const calendarKeys: readonly PolicyKey[] = [
  policyKey<string>({
    path: 'calendar.zone',
    form: zone,
    builtIn: 'UTC',
    says: 'The time zone in which days begin and end, by its IANA name.',
    example: 'Asia/Shanghai',
  }),
  policyKey<string[]>({
    path: 'calendar.holidays',
    form: listOf(date, 500),
    builtIn: [],
    says: 'Weekdays that are not worked.',
    example: ['2026-10-01', '2026-10-02'],
  }),
  policyKey<string[]>({
    path: 'calendar.workdays',
    form: listOf(date, 500),
    builtIn: [],
    says: 'Days of a weekend that are worked.',
    example: ['2026-10-10'],
  }),
];
