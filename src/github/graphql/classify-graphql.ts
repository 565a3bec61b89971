import { GatewayError, type GatewayErrorKind } from '../../model/gateway-error.ts';
import type { Subject } from '../classify-answer.ts';
import { leastWaitSeconds, namedWaitSeconds } from '../rate-limit.ts';

/** One entry of `errors`: GitHub answers 200 and says here what it did not do. */
export interface GraphQLProblem {
  readonly type?: string | null | undefined;
  readonly message: string;
  readonly path?: readonly (string | number)[] | null | undefined;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

const kinds: Readonly<Record<string, GatewayErrorKind>> = {
  RATE_LIMITED: 'rate-limited',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'not-found',
  SERVICE_UNAVAILABLE: 'unavailable',
  // Too much for one question: fewer rows at once may pass.
  RESOURCE_LIMITS_EXCEEDED: 'unavailable',
  MAX_NODE_LIMIT_EXCEEDED: 'invalid',
};

/** A question that took too long, and GitHub's own faults, come without a type. */
const fault = /timed? ?out|something went wrong|try again|internal error|couldn't respond/i;

export function kindOfProblem({ type, message }: GraphQLProblem): GatewayErrorKind {
  const known = kinds[type ?? ''];
  if (known !== undefined) return known;
  if (/rate limit/i.test(message)) return 'rate-limited';
  if (/not accessible by integration/i.test(message)) return 'forbidden';

  return fault.test(message) ? 'unavailable' : 'invalid';
}

export function errorOfProblem(
  problem: GraphQLProblem,
  { what, where }: Subject,
  headers: Headers,
  now: Date,
): GatewayError {
  const kind = kindOfProblem(problem);
  const said = problem.message.replaceAll(/\s+/g, ' ').slice(0, 300);
  if (kind === 'rate-limited') {
    const named = namedWaitSeconds(headers, now);
    const seconds = named ?? leastWaitSeconds;
    return new GatewayError(kind, `GitHub's rate limit for ${where} is reached; next try in ${seconds} s.`, {
      status: 200,
      retryAfterSeconds: seconds,
      isTimeGuessed: named === undefined,
    });
  }
  const messages: Partial<Record<GatewayErrorKind, string>> = {
    forbidden: `${where}: Rung may not read ${what} (${said}).`,
    'not-found': `${where}: GitHub has no ${what}, or Rung may not see it.`,
    unavailable: `GitHub did not answer the question for ${what} of ${where} (${said}).`,
  };

  return new GatewayError(
    kind,
    messages[kind] ?? `GitHub did not accept the question for ${what} of ${where} (${said}).`,
    { status: 200 },
  );
}
