import type { KeyObject } from 'node:crypto';
import type { ContractValidator } from '../../contract/contract-validator.ts';
import type { SlimContract } from '../../contract/slim-description.ts';
import { answerGraphQL } from '../graphql/answer-graphql.ts';
import { graphqlOperation } from '../graphql/graphql-operation.ts';
import type { Json } from '../shapes/json.ts';
import { type Answer, ContractBreach, Refusal } from './answer.ts';
import { authenticate } from './authenticate.ts';
import type { Call, Route, Services } from './call.ts';
import type { MatchedOperation } from './match-operation.ts';
import { repositoryGuard } from './repository-guard.ts';
import type { Credential } from './tokens.ts';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly accept: string;
  /** Undefined where none was sent. */
  readonly body: unknown;
  readonly matched: MatchedOperation | undefined;
}

export interface Outcome {
  readonly answer: Answer;
  readonly credential: Credential | null;
  readonly problems: readonly string[];
}

export interface ApiOptions {
  readonly services: Services;
  readonly contract: SlimContract;
  readonly validator: ContractValidator;
  readonly routes: ReadonlyMap<string, Route>;
  readonly publicKey: KeyObject;
}

/** What GitHub would answer, and where the request or the answer departs from its description. */
export async function handleRequest(options: ApiOptions, request: ApiRequest): Promise<Outcome> {
  const { services, publicKey } = options;
  const { state, tokens } = services;
  const problems: string[] = [];
  let credential: Credential | null = null;
  let answer: Answer;
  try {
    const isOpen = request.matched && options.routes.get(request.matched.operation)?.auth === 'none';
    if (!isOpen)
      credential = authenticate(request.authorization, tokens, state.app, publicKey, state.clock());
    else if (request.authorization !== undefined)
      problems.push('credentials were sent where none are needed');
    if (credential?.kind === 'installation' && !state.installations.has(credential.installation.id))
      throw new Refusal(401, 'Bad credentials');
    answer = await answerTo(options, request, credential ?? { kind: 'app' }, problems);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = error.answer;
    if (error instanceof ContractBreach) problems.push(error.message);
  }
  const operation = request.matched?.operation;
  // The description names redirects for a few operations only.
  const isRedirect = answer.status === 301 || answer.status === 307;
  if (operation !== undefined && operation in options.contract.operations && !isRedirect) {
    const mediaType = answer.mediaType ?? 'application/json';
    problems.push(
      ...options.validator.problemsOfAnswer(operation, {
        status: answer.status,
        mediaType,
        body: answer.body,
      }),
    );
  }
  return { answer, credential, problems };
}

async function answerTo(
  { services, contract, validator, routes }: ApiOptions,
  request: ApiRequest,
  credential: Credential,
  problems: string[],
): Promise<Answer> {
  const { matched, method, url } = request;
  if (matched?.operation === graphqlOperation) {
    const call = callFrom(services, credential, request, matched);
    requireCredential({ auth: 'installation' }, credential);
    const { answer, problems: gaps } = await answerGraphQL(call);
    problems.push(...gaps);
    return answer;
  }
  const route = matched === undefined ? undefined : routes.get(matched.operation);
  if (matched === undefined || route === undefined) {
    const id = matched && contract.others[matched.operation];
    const name = matched === undefined ? `${method} ${url.pathname}` : `${id} (${matched.operation})`;
    problems.push(`${name} is not among the operations that the stand-in knows`);
    throw new Refusal(
      501,
      `The stand-in does not know ${name}. Add it to used-operations.ts, run scripts/update-contract.ts, and answer it in a route.`,
    );
  }
  const found = validator.problemsOfRequest(matched.operation, {
    path: matched.path,
    query: Object.fromEntries(url.searchParams),
    body: request.body,
  });
  problems.push(...found);
  requireCredential(route, credential);
  const call = callFrom(services, credential, request, matched);
  repositoryGuard(call, method, route);
  requirePermission(route, credential);
  // GitHub ignores properties it does not know; everything else about a wrong body it refuses.
  const wrong = found.filter(one => one.startsWith('body') && !one.includes('unevaluated'));
  if (wrong.length > 0) throw new Refusal(422, `Invalid request.\n\n${wrong.join('\n')}`);
  return await route.handle(call);
}

function callFrom(
  services: Services,
  credential: Credential,
  { url, body, accept }: ApiRequest,
  { path }: MatchedOperation,
): Call {
  return { services, credential, path, query: url.searchParams, body: (body ?? {}) as Json, accept, url };
}

function requireCredential(route: Pick<Route, 'auth'>, credential: Credential): void {
  if (route.auth === 'app' && credential.kind !== 'app')
    throw new Refusal(401, 'A JSON web token could not be decoded');
  if (route.auth === 'installation' && credential.kind !== 'installation')
    throw new Refusal(
      403,
      'You must authenticate with an installation access token in order to access this resource.',
    );
}

function requirePermission({ permissions }: Route, credential: Credential): void {
  if (permissions.length === 0 || credential.kind === 'app') return;
  const allowed = permissions.some(permission => {
    const [name = '', level] = permission.split(':');
    const granted = credential.permissions[name];
    return granted === 'write' || granted === level;
  });
  if (allowed) return;
  const accepted = permissions.map(permission => permission.replace(':', '=')).join('; ');
  throw new Refusal(
    403,
    'Resource not accessible by integration',
    {},
    {
      'x-accepted-github-permissions': accepted,
    },
  );
}
