import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Delivery, Inbox } from '../store/port.ts';
import type { BodyBudget } from './body-budget.ts';
import { canMatter } from './can-matter.ts';
import type { DeliveryOutcome } from './delivery-outcome.ts';
import type { IgnoredBecause } from './event-rules.ts';
import { nameProblem } from './name-problem.ts';
import { parsePayload } from './parse-payload.ts';
import { readBody } from './read-body.ts';
import { readId, readPath } from './read-path.ts';
import type { RightOfWay } from './right-of-way.ts';
import { singleHeader } from './single-header.ts';
import { verifySignature } from './verify-signature.ts';
import { within } from './within.ts';

export interface WebhookDoor {
  readonly inbox: Pick<Inbox, 'accept' | 'ignore'>;
  /** True when a command came in this comment. */
  knowsCommand(repositoryId: number, commentId: number): Promise<boolean>;
  /** What is stored of a payload; the same object for all of it. */
  keep(event: string, payload: object): object;
  readonly appId: number;
  readonly secrets: readonly string[];
  readonly budget: BodyBudget;
  /** Other work gives way to what is done in it. */
  readonly during: RightOfWay['during'];
  readonly now: () => Date;
  /** After this the answer is 503: GitHub hangs up after 10 s. */
  readonly storeWithinMs: number;
}

export interface Receipt {
  readonly outcome: DeliveryOutcome;
  readonly reason?: IgnoredBecause;
  /** Only of verified deliveries, and only in these known forms: fit for the log. */
  readonly guid?: string;
  readonly event?: string;
  readonly action?: string | null;
  /** Why it is unavailable, as a code. */
  readonly problem?: string;
}

/** GitHub never sends more. */
const maxBodyBytes = 25 * 1024 * 1024;
const jsonType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const word = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * From request to committed delivery. Until the signature is verified nothing of the body is looked at, and what
 * can be refused by the headers is refused before the body is read.
 */
export async function receiveDeliveryRequest(incoming: IncomingMessage, door: WebhookDoor): Promise<Receipt> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) return { outcome: 'too-large' };
  if (!jsonType.test(singleHeader(incoming, 'content-type') ?? '')) return { outcome: 'wrong-type' };
  if ((incoming.headers['content-encoding'] ?? 'identity') !== 'identity') return { outcome: 'wrong-type' };
  const signature = singleHeader(incoming, 'x-hub-signature-256');
  if (signature === undefined) return { outcome: 'unsigned' };

  const slot = door.budget.open();
  if (slot === undefined) return { outcome: 'busy' };
  let storing: Promise<unknown> | undefined;
  try {
    const body = await readBody(incoming, maxBodyBytes, slot);
    if (typeof body === 'string') return { outcome: body };
    if (!verifySignature(body, signature, door.secrets)) return { outcome: 'wrong-signature' };
    return await door.during(() =>
      acceptVerified(body, incoming, door, work => {
        storing = work;
      }),
    );
  } finally {
    // While a database that is stuck holds on to a delivery, it counts, although it is answered.
    if (storing === undefined) slot.close();
    else storing.then(slot.close, slot.close);
  }
}

async function acceptVerified(
  body: Buffer,
  incoming: IncomingMessage,
  door: WebhookDoor,
  onStoring: (work: Promise<unknown>) => void,
): Promise<Receipt> {
  const guid = singleHeader(incoming, 'x-github-delivery')?.toLowerCase();
  if (guid === undefined || !uuid.test(guid)) return { outcome: 'no-guid' };
  const event = singleHeader(incoming, 'x-github-event');
  if (event === undefined || !word.test(event)) return { outcome: 'no-event', guid };
  const parsed = parsePayload(body);
  if (parsed === undefined) return { outcome: 'not-json', guid, event };

  const { payload, text } = parsed;
  const action = readPath(payload, 'action');
  const delivery: Delivery = {
    guid,
    event,
    action: typeof action === 'string' && word.test(action) ? action : null,
    installationId: readId(payload, 'installation', 'id'),
    repositoryId: readId(payload, 'repository', 'id'),
    bodySha256: hash('sha256', body),
    receivedAt: door.now(),
    payload: text,
  };
  const known = { guid, event, action: delivery.action };
  try {
    const storing = store(delivery, payload, door);
    onStoring(storing);
    return { ...known, ...(await within(door.storeWithinMs, storing)) };
  } catch (error) {
    return { ...known, outcome: 'unavailable', problem: nameProblem(error) };
  }
}

async function store(delivery: Delivery, payload: object, door: WebhookDoor): Promise<Receipt> {
  const relevance = canMatter(delivery.event, payload, door.appId);
  if (relevance.matters === 'no') return await ignore(delivery, relevance.reason, door);
  if (relevance.matters === 'if-command') {
    const isKnown = await door.knowsCommand(relevance.repositoryId, relevance.commentId);
    if (!isKnown) return await ignore(delivery, 'no command', door);
  }

  const kept = door.keep(delivery.event, payload);
  const keptDelivery = kept === payload ? delivery : { ...delivery, payload: JSON.stringify(kept) };
  if (relevance.matters !== 'if-watched') return { outcome: await door.inbox.accept(keptDelivery) };
  const reason = 'commit not watched';
  const outcome = await door.inbox.accept(keptDelivery, { sha: relevance.sha, reason });
  return outcome === 'ignored' ? { outcome, reason } : { outcome };
}

async function ignore(
  { payload: _, ...idAndHash }: Delivery,
  reason: IgnoredBecause,
  door: WebhookDoor,
): Promise<Receipt> {
  return { outcome: await door.inbox.ignore(idAndHash, reason), reason };
}
