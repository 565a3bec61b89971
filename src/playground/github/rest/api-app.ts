import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { faultAnswer } from '../faults/fault-answer.ts';
import type { Fault, FaultPlan } from '../faults/fault-plan.ts';
import { breakConnection, sendAnswer } from '../faults/send-answer.ts';
import { graphqlOperation } from '../graphql/graphql-operation.ts';
import { fullName, type WorldState } from '../world/world-state.ts';
import { Refusal } from './answer.ts';
import { tokenOf } from './authenticate.ts';
import { toWire, type WireAnswer } from './conditional-answer.ts';
import { type ApiOptions, type ApiRequest, handleRequest } from './handle-request.ts';
import { type Journal, requestKind } from './journal.ts';
import type { MatchedOperation, OperationMatcher } from './match-operation.ts';
import { quotaHeaders } from './rate-limits.ts';
import { banSeconds } from './secondary-limits.ts';
import type { Credential } from './tokens.ts';

export interface ApiAppOptions extends ApiOptions {
  readonly matcher: OperationMatcher;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  /** The public root of the API. */
  readonly root: string;
}

interface Done {
  readonly answer: WireAnswer;
  readonly credential: Credential | null;
  readonly problems: readonly string[];
}

interface Noted {
  readonly method: string;
  readonly asked: URL;
  readonly matched: MatchedOperation | undefined;
  readonly text: string;
}

type ApiContext = Context<{ Bindings: HttpBindings }>;

/** GitHub's REST API over HTTP. */
export function createApiApp(options: ApiAppOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', async context => await serve(options, context));
  return app;
}

async function serve(options: ApiAppOptions, context: ApiContext): Promise<Response> {
  const { matcher, faults, services } = options;
  const { method } = context.req;
  const asked = new URL(context.req.url);
  const url = new URL(`${asked.pathname}${asked.search}`, options.root);
  const matched = matcher.match(method, byName(services.state, asked.pathname));
  const text = await context.req.text();
  const body = text === '' ? undefined : parseBody(text);
  const fault = faults.faultFor({
    method,
    path: asked.pathname,
    operation: matched?.operation ?? null,
    body,
  });
  const now = services.state.clock();
  if (fault?.kind === 'delay') await wait(fault.delayMs);
  const instead = fault && (fault.kind === 'reset' ? emptyAnswer : faultAnswer(fault, now));
  const done: Done = instead
    ? { answer: instead, credential: null, problems: [] }
    : await answerWithinLimits(options, context, { method, url, matched, body });
  note(options, { method, asked, matched, text }, done, fault, now);
  if (fault?.kind === 'reset') return breakConnection(context.env.outgoing);
  const answer = { ...done.answer, headers: { date: now.toUTCString(), ...done.answer.headers } };
  return await sendAnswer(answer, fault, context.env.outgoing);
}

/** What GitHub redirects to names a repository by its id. */
function byName(state: WorldState, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = state.repositories.get(Number(id));
  return repository === undefined ? path : `/repos/${fullName(repository)}${rest}`;
}

const emptyAnswer: WireAnswer = { status: 0, headers: {}, bytes: new Uint8Array() };

/** Only where the stand-in enforces them, and only for installations: the App's own requests have their own account. */
async function answerWithinLimits(
  options: ApiAppOptions,
  context: ApiContext,
  request: Pick<ApiRequest, 'method' | 'url' | 'matched' | 'body'>,
): Promise<Done> {
  const { tokens, state, limits, secondary } = options.services;
  const now = state.clock();
  const credential = tokens.find(tokenOf(context.req.header('authorization')) ?? '', now);
  if (credential === undefined || limits.secondary === 'off')
    return await answerRequest(options, context, request);
  const { id } = credential.installation;
  try {
    const operation = request.matched?.operation ?? `${request.method} ${request.url.pathname}`;
    if (secondary.enter(id, operation, now) === undefined)
      return await answerRequest(options, context, request);
    const answer = toWire(secondaryRefusal().answer, request.method, '', undefined);

    return { answer, credential, problems: [] };
  } finally {
    secondary.leave(id);
  }
}

function secondaryRefusal(): Refusal {
  return new Refusal(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    {},
    { 'retry-after': String(banSeconds) },
  );
}

async function answerRequest(
  options: ApiAppOptions,
  context: ApiContext,
  request: Pick<ApiRequest, 'method' | 'url' | 'matched' | 'body'>,
): Promise<Done> {
  const { quotas, state } = options.services;
  const authorization = context.req.header('authorization');
  const { answer, credential, problems } = await handleRequest(options, {
    ...request,
    authorization,
    accept: context.req.header('accept') ?? '',
  });
  if (credential === null)
    return { answer: toWire(answer, request.method, '', undefined), credential, problems };
  const now = state.clock();
  // Its points are an account of their own, which nobody exhausts here.
  if (request.matched?.operation === graphqlOperation)
    return { answer: toWire(answer, request.method, '', undefined), credential, problems };
  const exhausted = quotas.quota(credential, now).remaining === 0;
  const limited = exhausted && request.matched?.operation !== 'GET /rate_limit';
  const sent = limited ? new Refusal(403, 'API rate limit exceeded for installation.').answer : answer;
  const wire = toWire(sent, request.method, authorization ?? '', context.req.header('if-none-match'));
  // What GitHub need not send again costs nothing.
  if (wire.status !== 304 && !limited) quotas.spend(credential, now);
  const headers = { ...quotaHeaders(quotas.quota(credential, now)), ...wire.headers };
  return { answer: { ...wire, headers }, credential, problems };
}

function note(
  { journal }: ApiAppOptions,
  { method, asked, matched, text }: Noted,
  { answer, credential, problems }: Done,
  fault: Fault | undefined,
  at: Date,
): void {
  const operation = matched?.operation ?? null;
  const kind = requestKind(method, operation, answer.status);
  const isTold = kind === 'write' && text !== '';
  journal.entries.push({
    at,
    method,
    path: `${asked.pathname}${asked.search}`,
    operation,
    status: answer.status,
    tokenKind: credential?.kind ?? 'none',
    permissions: credential?.kind === 'installation' ? credential.permissions : null,
    kind,
    problems,
    fault: fault?.kind ?? null,
    sent: isTold ? createHash('sha256').update(text).digest('base64') : null,
  });
}

/** What is no JSON stays text, which no schema for a body allows. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
