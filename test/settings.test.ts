import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readGitHubAddress, readServerSettings, readSettings } from '../src/settings.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs1 = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
const pkcs8 = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const files: Record<string, string> = { 'key.pem': pkcs1 };

const needed = { APP_ID: '12', PRIVATE_KEY: pkcs1, WEBHOOK_SECRET: 'canary-secret' };

function read(environment: Record<string, string | undefined>) {
  return readSettings(environment, path => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  });
}

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    read(environment);
  } catch (error) {
    expect(error).toMatchObject({ name: 'OperatorError' });
    return (error as Error).message.split('\n');
  }
  return [];
}

test('three variables are enough, and the others have their usual values', () => {
  expect(read(needed)).toEqual({
    appId: 12,
    privateKey: pkcs8,
    webhookSecrets: ['canary-secret'],
    webhookPath: '/api/github/webhooks',
    host: '0.0.0.0',
    port: 3000,
    database: { dataDir: './data' },
    githubUrl: 'https://api.github.com',
    webUrl: 'https://github.com',
    aboutUrl: null,
    allowedHosts: [],
    logLevel: 'info',
    language: 'en',
    quietTimeMs: 30_000,
    checkDeadlineMs: 3_600_000,
    mergeGroupDeadlineMs: 1_200_000,
    githubLimits: true,
    mostNewComments: 300,
    debounceMs: 1000,
    sweepEveryMs: 60_000,
    deliveryWindowMs: 3 * 24 * 3_600_000,
    purgeAfterMs: 7 * 24 * 3_600_000,
    evidenceMs: 775 * 24 * 3_600_000,
    dryRun: false,
    metrics: { port: null, host: '127.0.0.1', token: null },
  });
});

test('an empty variable counts as absent', () => {
  expect(read({ ...needed, PORT: '', DATABASE_URL: '', GHE_HOST: '' })).toEqual(read(needed));
});

describe('the private key', () => {
  test.each([
    ['PKCS#1', { PRIVATE_KEY: pkcs1 }],
    ['PKCS#8', { PRIVATE_KEY: pkcs8 }],
    ['with line breaks written as two characters', { PRIVATE_KEY: pkcs1.replaceAll('\n', '\\n') }],
    ['in base64', { PRIVATE_KEY: Buffer.from(pkcs1).toString('base64') }],
    ['with Windows line breaks', { PRIVATE_KEY: pkcs1.replaceAll('\n', '\r\n') }],
    ['from a file', { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: 'key.pem' }],
  ])('is read %s', (_name, change) => {
    expect(read({ ...needed, ...change }).privateKey).toBe(pkcs8);
  });

  const encrypted = String(
    privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
  );
  const oldEncrypted = String(
    privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
  );
  const { privateKey: curve } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  test.each([
    ['no PEM text', 'hello'],
    ['a public key', String(publicKey.export({ type: 'spki', format: 'pem' }))],
    ['a key that is encrypted with a passphrase', encrypted],
    ['a key that is encrypted with a passphrase', oldEncrypted],
    ['a key of type ec', String(curve.export({ type: 'pkcs8', format: 'pem' }))],
    ['a damaged or incomplete key', pkcs1.slice(0, 300)],
  ])('is refused when it is %s', (found, text) => {
    const [problem, ...others] = problemsOf({ ...needed, PRIVATE_KEY: text });
    expect(problem).toBe(
      `PRIVATE_KEY holds ${found}: expected the App's RSA private key as PEM, as GitHub made it.`,
    );
    expect(others).toEqual([]);
  });

  test('is refused by its path when the file cannot be read', () => {
    expect(problemsOf({ ...needed, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: 'other.pem' })).toEqual([
      'PRIVATE_KEY_PATH is "other.pem", which cannot be read (ENOENT): expected the path of a readable PEM file.',
    ]);
  });

  test('is refused when it is given twice', () => {
    expect(problemsOf({ ...needed, PRIVATE_KEY_PATH: 'key.pem' })).toEqual([
      'PRIVATE_KEY and PRIVATE_KEY_PATH are both set: expected one of them.',
    ]);
  });
});

test('missing settings are named together in one line', () => {
  expect(problemsOf({})).toEqual([
    "Missing settings: APP_ID, WEBHOOK_SECRET, PRIVATE_KEY (or PRIVATE_KEY_PATH). They are on the GitHub App's settings page; set them in the environment or in a file .env.",
  ]);
});

test('a server without a webhook secret is refused', () => {
  expect(problemsOf({ ...needed, WEBHOOK_SECRET: undefined })[0]).toContain('WEBHOOK_SECRET');
  expect(problemsOf({ ...needed, WEBHOOK_SECRET: '' })[0]).toContain('WEBHOOK_SECRET');
  expect(problemsOf({ ...needed, WEBHOOK_SECRET: '  ' })[0]).toContain('WEBHOOK_SECRET');
});

test.each(['WEBHOOK_SECRET', 'WEBHOOK_SECRET_PREVIOUS'])('a line break in %s is told', name => {
  expect(problemsOf({ ...needed, [name]: 'canary\n' })).toEqual([
    `${name} is set, but not as it should be (the value is not shown): it holds a line break, which no secret at GitHub has.`,
  ]);
});

test.each([
  ['APP_ID', 'rung', '1'],
  ['APP_ID', '0', '999999999999999'],
  ['APP_ID', '1.5', '15'],
  ['PORT', '65536', '65535'],
  ['PORT', '-1', '0'],
  ['HOST', 'http://x', '::1'],
  ['WEBHOOK_PATH', 'hooks', '/hooks'],
  ['WEBHOOK_PATH', '/metrics', '/metrics/hooks'],
  ['WEBHOOK_PATH', '/:anything', '/anything'],
  // Whoever sends a request leaves them out of its path.
  ['WEBHOOK_PATH', '/rung/./hooks', '/rung/.hooks'],
  ['WEBHOOK_PATH', '/..', '/...'],
  ['DATABASE_URL', 'mysql://u:canary@h/d', 'postgres://u:p@h/d'],
  ['GHE_HOST', 'https://github.example.com', 'github.example.com:8443'],
  ['GHE_PROTOCOL', 'ftp', 'http'],
  ['LOG_LEVEL', 'loud', 'debug'],
  ['QUIET_TIME_MS', '30s', '0'],
  ['CHECK_DEADLINE_MS', '999', '1000'],
  ['SWEEP_EVERY_MS', '86400001', '86400000'],
  ['DRY_RUN', 'perhaps', 'true'],
  ['METRICS_TOKEN', 'fifteen-letters', 'sixteen-letters!'],
  // What a header cannot hold would let nobody in.
  ['METRICS_TOKEN', 'sixteen-letters!\n', 'sixteen letters!'],
  ['METRICS_TOKEN', ' '.repeat(16), '!'.repeat(16)],
  ['METRICS_TOKEN', '十六个字符的令牌也不能用于请求头部', 'a'.repeat(16)],
  ['RUNG_ALLOWED_HOSTS', 'a b', 'a, b:8080'],
  ['RUNG_ABOUT_URL', 'javascript:alert(1)', 'https://wiki.example/rung'],
])('%s may not be %s but %s', (name, wrong, right) => {
  const problems = problemsOf({ ...needed, [name]: wrong });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} is .+: expected .+\\.$`));
  expect(problemsOf({ ...needed, [name]: right })).toEqual([]);
});

test("a secret's value stands in no message", () => {
  const text = problemsOf({
    APP_ID: 'wrong',
    PRIVATE_KEY: '-----BEGIN RSA PRIVATE KEY-----canary',
    WEBHOOK_SECRET: 'canary',
    WEBHOOK_SECRET_PREVIOUS: ' ',
    DATABASE_URL: 'canary',
    METRICS_TOKEN: 'canary',
  }).join('\n');
  expect(text.split('\n')).toHaveLength(5);
  expect(text).not.toContain('canary');
});

test('the previous secret stays valid beside the present one', () => {
  expect(read({ ...needed, WEBHOOK_SECRET_PREVIOUS: 'old' }).webhookSecrets).toEqual([
    'canary-secret',
    'old',
  ]);
});

test('an Enterprise Server has its own addresses and may serve its own artifacts', () => {
  const settings = read({
    ...needed,
    GHE_HOST: 'ghes.local:8443',
    GHE_PROTOCOL: 'http',
    RUNG_ALLOWED_HOSTS: 'files.local, 10.0.0.1:81',
  });
  expect(settings).toMatchObject({
    githubUrl: 'http://ghes.local:8443/api/v3',
    webUrl: 'http://ghes.local:8443',
    allowedHosts: ['files.local', '10.0.0.1:81', 'ghes.local:8443'],
  });
});

test('DATABASE_URL goes before DATA_DIR', () => {
  const settings = read({ ...needed, DATA_DIR: '/d', DATABASE_URL: 'postgresql://h/d' });
  expect(settings.database).toEqual({ databaseUrl: 'postgresql://h/d' });
  expect(read({ ...needed, DATA_DIR: '/d' }).database).toEqual({ dataDir: '/d' });
});

test.each([
  ['github.com', 'that is no GitHub Enterprise Server: leave it away for github.com'],
  ['api.GitHub.com:443', 'that is no GitHub Enterprise Server: leave it away for github.com'],
  ['git.harbour.example:70000', 'expected a host name without https://, such as github.example.com'],
])('GHE_HOST=%s, which nobody would answer at, is refused', (host, reason) => {
  const says = `GHE_HOST is "${host}": ${reason}.`;
  expect(problemsOf({ ...needed, GHE_HOST: host })).toEqual([says]);
  expect(() => readGitHubAddress({ GHE_HOST: host })).toThrow(says);
});

test.each(['harbour.ghe.com', 'Harbour.GHE.com', 'harbour.ghe.com:443'])(
  'GHE_HOST=%s is refused wherever GitHub is looked for',
  host => {
    const says = `GHE_HOST is "${host}": that is GitHub Enterprise Cloud with data residency, which Rung does not support yet.`;
    expect(problemsOf({ ...needed, GHE_HOST: host })).toEqual([says]);
    expect(() => readServerSettings({ GHE_HOST: host })).toThrow(says);
    expect(() => readGitHubAddress({ GHE_HOST: host })).toThrow(says);
  },
);

test.each(['ghe.com', 'ghe.company.example', 'notghe.com'])(
  'GHE_HOST=%s is a server like any other',
  host => {
    expect(read({ ...needed, GHE_HOST: host }).webUrl).toBe(`https://${host}`);
  },
);
