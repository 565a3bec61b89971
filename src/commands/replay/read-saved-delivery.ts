import { OperatorError } from '../../model/operator-error.ts';
import { guessEvent } from './guess-event.ts';

/** A delivery to be replayed. */
export interface SavedDelivery {
  /** Null where a file does not tell. */
  readonly guid: string | null;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const word = /^[a-z][a-z0-9_]{0,63}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A payload alone, `{ event, payload }`, or a delivery as GitHub's API shows it. `event` wins over what the file says;
 * without either it is guessed from the payload. Rejects with `OperatorError`.
 */
export function readSavedDelivery(name: string, text: string, event: string | null): SavedDelivery {
  const json = parse(name, text);
  const payload = payloadOf(json);
  const told = json === payload ? null : json['event'];
  const known = event ?? (typeof told === 'string' ? told : guessEvent(payload));
  if (known === null)
    throw new OperatorError(
      `${name} does not tell which event it is of: expected --event <name>, such as --event pull_request.`,
    );
  if (!word.test(known))
    throw new OperatorError(
      `${name} is of the event ${JSON.stringify(known.slice(0, 64))}: expected a name such as pull_request.`,
    );
  const guid = json['guid'];

  return {
    guid: json !== payload && typeof guid === 'string' && uuid.test(guid) ? guid.toLowerCase() : null,
    event: known,
    payload,
  };
}

function parse(name: string, text: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 200) : '';
    throw new OperatorError(`${name} is not JSON (${where}): expected a delivery or its payload.`);
  }
  if (!isObject(json))
    throw new OperatorError(`${name} is no JSON object: expected a delivery or its payload.`);

  return json;
}

/** GitHub's own payloads have no `request` and no `payload`. */
function payloadOf(json: JsonObject): JsonObject {
  const request = json['request'];
  if (isObject(request) && isObject(request['payload'])) return request['payload'];

  return isObject(json['payload']) ? json['payload'] : json;
}
