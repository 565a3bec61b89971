import { keyExpected, keyPathExpected } from './read-key-setting.ts';

const ms = 'expected a whole number of milliseconds';
/** How each variable must look, as the end of a sentence about a wrong one. */
export const settingForms = {
  APP_ID: "expected the number on the App's settings page",
  PRIVATE_KEY: keyExpected,
  PRIVATE_KEY_PATH: keyPathExpected,
  WEBHOOK_SECRET: "expected the webhook secret of the App's settings page",
  WEBHOOK_SECRET_PREVIOUS: 'expected the secret that is being replaced, or nothing',
  WEBHOOK_PATH: 'expected a path such as /api/github/webhooks that is not used otherwise',
  HOST: 'expected an address to listen on, such as 0.0.0.0 or 127.0.0.1',
  PORT: 'expected a whole number from 0 to 65535',
  DATA_DIR: 'expected a directory',
  DATABASE_URL: 'expected postgresql://user:password@host:port/name',
  GHE_HOST: 'expected a host name without https://, such as github.example.com',
  GHE_PROTOCOL: 'expected https or http',
  RUNG_ALLOWED_HOSTS: 'expected host names separated by commas',
  RUNG_ABOUT_URL: 'expected the https:// address of a page that explains Rung',
  RUNG_LANGUAGE: 'expected en or zh-CN',
  LOG_LEVEL: 'expected debug, info, warn, error or silent',
  QUIET_TIME_MS: `${ms} up to one day`,
  CHECK_DEADLINE_MS: `${ms} from 1000 up to one day`,
  MERGE_GROUP_DEADLINE_MS: `${ms} from 1000 up to one day`,
  DEBOUNCE_MS: `${ms} up to one day`,
  SWEEP_EVERY_MS: `${ms} from 100 up to one day`,
  DELIVERY_WINDOW_DAYS: 'expected a whole number of days from 1 to 30',
  EVIDENCE_MONTHS: 'expected a whole number of months from 3 to 120',
  PURGE_AFTER_DAYS: 'expected a whole number of days from 0 to 3650',
  DRY_RUN: 'expected true or false',
  GITHUB_RATE_LIMITS: 'expected on or off',
  MOST_NEW_COMMENTS: 'expected a whole number from 1 to 1000000',
  METRICS_PORT: 'expected a whole number from 0 to 65535',
  METRICS_HOST: 'expected an address to listen on, such as 127.0.0.1',
  METRICS_TOKEN: 'expected at least 16 characters of ASCII, no blank or line break first or last',
} as const;

/** What arrives in a header as it was sent. */
export const headerToken = /^[\x21-\x7e][\x20-\x7e]{14,}[\x21-\x7e]$/;

/** GitHub Enterprise Cloud has its API at another address, `api.<name>.ghe.com`. */
const isDataResidency = (host: string) => /\.ghe\.com(:\d+)?$/i.test(host);

/** Its API is at another address as well. */
const isGitHubCom = (host: string) => /^(.+\.)?github\.com(:\d+)?$/i.test(host);

/** As `echo` leaves one in a secret of Kubernetes: no signature would ever match. */
export const hasLineBreak = (secret: string) => /[\r\n]/.test(secret);

/** Why a value of the right form is refused all the same. */
export function refusalOf(name: string, value: string): string | undefined {
  if (name === 'GHE_HOST' && isDataResidency(value))
    return 'that is GitHub Enterprise Cloud with data residency, which Rung does not support yet';
  if (name === 'GHE_HOST' && isGitHubCom(value))
    return 'that is no GitHub Enterprise Server: leave it away for github.com';
  if (name.startsWith('WEBHOOK_SECRET') && hasLineBreak(value))
    return 'it holds a line break, which no secret at GitHub has';

  return undefined;
}
