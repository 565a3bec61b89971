const source =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|scala|cs|fs|rb|php|swift|m|mm|c|cc|cpp|h|hpp|ex|exs|clj|dart|lua|vue|svelte|groovy)$/i;
const elsewhere =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|e2e|docs?|examples?|samples?|fixtures?|testdata|vendor|node_modules|third_party|migrations?|scripts)\/|[._-](?:test|spec|config|stories)\.[a-z]{1,5}$|_test\.go$|(?:^|\/)test_[^/]+\.py$/i;
const comment = /^\s{0,200}(?:\/\/|#|\*|\/\*|--|;)/;
const longestLine = 2000;

const literals: readonly RegExp[] = [
  // A connection with its host, unless that is this machine or put in from outside.
  /["'`](?:jdbc:[a-z]{2,12}:|postgres(?:ql)?:|mysql:|mariadb:|mongodb(?:\+srv)?:|rediss?:|amqps?:|kafka:|ldaps?:)\/\/(?!localhost|127\.|\[?::1|\$\{|%s|\{|["'`])/i,
  // Anybody's credentials within an address.
  /:\/\/[^\s/:@"'`${]{1,80}:[^\s/:@"'`${]{1,80}@/,
  // An address in numbers that is not this machine.
  /["'`](?:https?:\/\/)?(?!0\.0\.0\.0|127\.|255\.)(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?[/"'`]/,
  // A host that only one network or one environment knows.
  /["'`](?:https?:\/\/)?[\w.-]{1,120}\.(?:internal|intranet|corp|lan|local|svc\.cluster\.local|amazonaws\.com|database\.windows\.net|aliyuncs\.com)(?::\d{1,5})?[/"'`]/i,
  /["'`]https?:\/\/(?:[\w-]{1,60}[.-])?(?:dev|test|qa|uat|sit|stg|stage|staging|preprod|prod|production)[.-][\w.-]{3,120}/i,
  // A credential as a text.
  /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|private[_-]?key)["']?\s{0,4}(?::=|=>|[:=])\s{0,4}["'][^"'\s${}<>]{8,200}["']/i,
  // A constant for one environment.
  /\b(?:DEV|TEST|QA|UAT|STG|STAGING|PROD|PRODUCTION)_(?:\w{1,40}_)?(?:URL|URI|HOST|ENDPOINT|DB|DATABASE|PORT|SERVER)\b\s{0,4}(?::=|[:=])\s{0,4}["'`]/,
];

/** Whether a line of source says something of one environment that belongs into its configuration. */
export function hasEnvironmentLiteral(line: string): boolean {
  if (line.length > longestLine || comment.test(line)) return false;

  return literals.some(literal => literal.test(line));
}

/** How many of the added lines of a file do; none in tests, documents and what is no source. */
export function countEnvironmentLiterals(path: string, addedLines: readonly string[]): number {
  if (!source.test(path) || elsewhere.test(path)) return 0;

  return addedLines.filter(hasEnvironmentLiteral).length;
}
