import { z } from 'zod';
import { OperatorError } from './model/operator-error.ts';
import { readKeySetting } from './read-key-setting.ts';
import type { Language } from './render/texts.ts';
import { hasLineBreak, headerToken, refusalOf, settingForms } from './setting-forms.ts';
import type { StoreOptions } from './store/open-store.ts';

/** What the person who runs the server decides. What people on GitHub decide is the policy. */
export interface Settings {
  readonly appId: number;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** The present secret first; the previous one as long as it is being replaced. */
  readonly webhookSecrets: readonly string[];
  readonly webhookPath: string;
  readonly host: string;
  readonly port: number;
  readonly database: StoreOptions;
  /** REST root. */
  readonly githubUrl: string;
  /** Where people see repositories. */
  readonly webUrl: string;
  /** A page that explains Rung, linked from its comments. */
  readonly aboutUrl: string | null;
  readonly allowedHosts: readonly string[];
  readonly logLevel: LogLevel;
  /** Of everything Rung says on GitHub. */
  readonly language: Language;
  readonly quietTimeMs: number;
  readonly checkDeadlineMs: number;
  readonly mergeGroupDeadlineMs: number;
  readonly debounceMs: number;
  readonly sweepEveryMs: number;
  /** GitHub keeps deliveries for so long: what was missed before is found by the present state alone. */
  readonly deliveryWindowMs: number;
  /** What is stored of an installation that ended is deleted after so long. */
  readonly purgeAfterMs: number;
  readonly evidenceMs: number;
  /** Everything is computed, nothing is written to GitHub. */
  readonly dryRun: boolean;
  /** False for a GitHub Enterprise Server that has no limits of requests. */
  readonly githubLimits: boolean;
  /** In ten minutes, over all installations: one more, and none is created until a person resumes them. */
  readonly mostNewComments: number;
  readonly metrics: MetricsSettings;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Where `/metrics` is shown: nowhere, on its own port, or beside the webhook to those who know the token. */
export interface MetricsSettings {
  readonly port: number | null;
  readonly host: string;
  readonly token: string | null;
}

const day = 24 * 60 * 60 * 1000;
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const milliseconds = (usual: number, min = 0) => wholeNumber(min, day).default(usual);
const port = wholeNumber(0, 65_535);
const secret = z.string().refine(text => text.trim() !== '' && !hasLineBreak(text));

const variables = z.object({
  APP_ID: wholeNumber(1, 999_999_999_999_999),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: secret,
  WEBHOOK_SECRET_PREVIOUS: secret.optional(),
  WEBHOOK_PATH: z
    .string()
    .regex(/^(\/(?!\.\.?(\/|$))[\w.~-]+)+$/)
    .refine(path => !['/healthz', '/readyz', '/metrics'].includes(path))
    .default('/api/github/webhooks'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('0.0.0.0'),
  PORT: port.default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(url => /^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? ''))
    .optional(),
  GHE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/)
    .refine(host => URL.canParse(`https://${host}`) && refusalOf('GHE_HOST', host) === undefined)
    .optional(),
  GHE_PROTOCOL: z.enum(['https', 'http']).default('https'),
  RUNG_ALLOWED_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(\s*,\s*[\w.:[\]-]+)*$/)
    .optional(),
  RUNG_ABOUT_URL: z.url({ protocol: /^https?$/ }).optional(),
  RUNG_LANGUAGE: z.enum(['en', 'zh-CN']).default('en'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  QUIET_TIME_MS: milliseconds(30_000),
  CHECK_DEADLINE_MS: milliseconds(3_600_000, 1000),
  MERGE_GROUP_DEADLINE_MS: milliseconds(1_200_000, 1000),
  DEBOUNCE_MS: milliseconds(1000),
  SWEEP_EVERY_MS: milliseconds(60_000, 100),
  DELIVERY_WINDOW_DAYS: wholeNumber(1, 30).optional(),
  PURGE_AFTER_DAYS: wholeNumber(0, 3650).default(7),
  EVIDENCE_MONTHS: wholeNumber(3, 120).default(25),
  DRY_RUN: z.enum(['true', 'false', '1', '0']).default('false'),
  GITHUB_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  MOST_NEW_COMMENTS: wholeNumber(1, 1_000_000).default(300),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  METRICS_TOKEN: z.string().regex(headerToken).optional(),
});

/** Wrong credentials are told where they are needed. */
const serverVariables = variables.omit({ APP_ID: true, WEBHOOK_SECRET: true, WEBHOOK_SECRET_PREVIOUS: true });

type Variable = keyof typeof variables.shape;

const expected: Readonly<Record<Variable, string>> = settingForms;

/** Their values are never shown: a database's address holds its password. */
const secrets: ReadonlySet<string> = new Set<Variable>([
  'PRIVATE_KEY',
  'WEBHOOK_SECRET',
  'WEBHOOK_SECRET_PREVIOUS',
  'DATABASE_URL',
  'METRICS_TOKEN',
]);

type Environment = Readonly<Record<string, string | undefined>>;

/** All but the App's credentials. */
export type ServerSettings = Omit<Settings, 'appId' | 'privateKey' | 'webhookSecrets'>;

/** True while nobody has begun to set the App's credentials: then there is no mistake to tell, but an App to make. */
export function isNotSetUp(environment: Environment): boolean {
  return ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'].every(name => !environment[name]);
}

/**
 * Reads the settings. Rejects all that is wrong at once, with `OperatorError`: one line for each variable. An empty
 * variable counts as absent.
 */
export function readSettings(environment: Environment, readFile: (path: string) => string): Settings {
  const given = withoutEmpty(environment);
  const parsed = variables.safeParse(given);
  const { missing, problems } = whatIsWrong(given, parsed.error);

  const key = readKeySetting(given['PRIVATE_KEY'], given['PRIVATE_KEY_PATH'], readFile);
  if (key === undefined) missing.push('PRIVATE_KEY (or PRIVATE_KEY_PATH)');
  else if ('problem' in key) problems.push(key.problem);
  if (missing.length > 0) problems.unshift(`Missing settings: ${missing.join(', ')}. ${whereToFind}`);
  if (!parsed.success || key === undefined || 'problem' in key) throw new OperatorError(problems.join('\n'));

  const { APP_ID: appId, WEBHOOK_SECRET: secret, WEBHOOK_SECRET_PREVIOUS: previous } = parsed.data;
  const webhookSecrets = [secret, ...(previous === undefined ? [] : [previous])];
  return { ...toServerSettings(parsed.data), appId, privateKey: key.pem, webhookSecrets };
}

/** The same, without asking for credentials. */
export function readServerSettings(environment: Environment): ServerSettings {
  const given = withoutEmpty(environment);
  const parsed = serverVariables.safeParse(given);
  if (!parsed.success) throw new OperatorError(whatIsWrong(given, parsed.error).problems.join('\n'));
  return toServerSettings(parsed.data);
}

/** Where GitHub is; whoever only asks it need not have the server's other settings right. */
export function readGitHubAddress(environment: Environment): Pick<Settings, 'githubUrl' | 'webUrl'> {
  const given = withoutEmpty(environment);
  const parsed = variables.pick({ GHE_HOST: true, GHE_PROTOCOL: true }).safeParse(given);
  if (!parsed.success) throw new OperatorError(whatIsWrong(given, parsed.error).problems.join(' '));
  return addressOf(parsed.data);
}

type AddressVariables = Pick<z.infer<typeof variables>, 'GHE_HOST' | 'GHE_PROTOCOL'>;

function addressOf({ GHE_HOST: host, GHE_PROTOCOL: protocol }: AddressVariables) {
  if (host === undefined) return { githubUrl: 'https://api.github.com', webUrl: 'https://github.com' };
  const webUrl = `${protocol}://${host}`;
  return { githubUrl: `${webUrl}/api/v3`, webUrl };
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function whatIsWrong(given: Environment, error: z.ZodError | undefined) {
  const wrong = [...new Set((error?.issues ?? []).map(issue => String(issue.path[0]) as Variable))];
  return {
    missing: wrong.filter(name => given[name] === undefined) as string[],
    problems: wrong
      .filter(name => given[name] !== undefined)
      .map(
        name =>
          `${name} is ${shown(name, given[name] ?? '')}: ${refusalOf(name, given[name] ?? '') ?? expected[name]}.`,
      ),
  };
}

const whereToFind =
  "They are on the GitHub App's settings page; set them in the environment or in a file .env.";

function shown(name: Variable, value: string): string {
  if (secrets.has(name)) return 'set, but not as it should be (the value is not shown)';
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

function toServerSettings(given: z.infer<typeof serverVariables>): ServerSettings {
  const { GHE_HOST: enterpriseHost } = given;
  const listed = given.RUNG_ALLOWED_HOSTS?.split(',').map(host => host.trim()) ?? [];
  return {
    webhookPath: given.WEBHOOK_PATH,
    host: given.HOST,
    port: given.PORT,
    database:
      given.DATABASE_URL === undefined ? { dataDir: given.DATA_DIR } : { databaseUrl: given.DATABASE_URL },
    ...addressOf(given),
    // A GitHub Enterprise Server on a private address serves its own artifacts.
    allowedHosts: [...listed, ...(enterpriseHost === undefined ? [] : [enterpriseHost])],
    logLevel: given.LOG_LEVEL,
    aboutUrl: given.RUNG_ABOUT_URL ?? null,
    language: given.RUNG_LANGUAGE,
    quietTimeMs: given.QUIET_TIME_MS,
    checkDeadlineMs: given.CHECK_DEADLINE_MS,
    mergeGroupDeadlineMs: given.MERGE_GROUP_DEADLINE_MS,
    debounceMs: given.DEBOUNCE_MS,
    sweepEveryMs: given.SWEEP_EVERY_MS,
    purgeAfterMs: given.PURGE_AFTER_DAYS * day,
    // A month of 31 days: rather kept a little longer.
    evidenceMs: given.EVIDENCE_MONTHS * 31 * day,
    deliveryWindowMs: (given.DELIVERY_WINDOW_DAYS ?? (enterpriseHost === undefined ? 3 : 7)) * day,
    dryRun: given.DRY_RUN === 'true' || given.DRY_RUN === '1',
    githubLimits: given.GITHUB_RATE_LIMITS === 'on',
    mostNewComments: given.MOST_NEW_COMMENTS,
    metrics: {
      port: given.METRICS_PORT ?? null,
      host: given.METRICS_HOST,
      token: given.METRICS_TOKEN ?? null,
    },
  };
}
