/** Kinds of credentials that are known by their form alone. */
export const secretKinds = [
  'private-key',
  'aws-key',
  'github-token',
  'gitlab-token',
  'slack-token',
  'google-key',
  'stripe-key',
  'npm-token',
  'aliyun-key',
  'tencent-key',
] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Forms that their issuers publish, so that what matches is one: a word such as `password` beside a text is none. */
const patterns: Readonly<Record<SecretKind, RegExp>> = {
  'private-key': /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----/,
  'aws-key': /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/,
  'github-token': /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?!\w)/,
  'gitlab-token': /(?<!\w)glpat-[\w-]{20}(?![\w-])/,
  'slack-token': /(?<!\w)xox[abeprs]-\d{8,14}-[\w-]{10,80}/,
  'google-key': /(?<![\w-])AIza[\w-]{35}(?![\w-])/,
  'stripe-key': /(?<!\w)[rs]k_live_[A-Za-z0-9]{24,99}(?!\w)/,
  'npm-token': /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/,
  'aliyun-key': /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{16,20}(?![A-Za-z0-9])/,
  'tencent-key': /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
};

/** Longer lines are data or built files. */
const longestLine = 2_000;
/** What documents and tests write in a credential's place. */
const madeUp = /example|sample|dummy|fake|xxxx|0000000|1234567|abcdef|placeholder|redacted/i;

/** The kind of credential in a line; null where there is none, or one that was made up to be looked at. */
export function secretIn(line: string): SecretKind | null {
  if (line.length > longestLine) return null;
  for (const kind of secretKinds) {
    const found = patterns[kind].exec(line)?.[0];
    if (found !== undefined && (kind === 'private-key' || !madeUp.test(found))) return kind;
  }

  return null;
}
