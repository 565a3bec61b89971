/** Messages of PostgreSQL's protocol, by their type: each is its type, the length of the rest as four bytes, and the rest. */
const headBytes = 5;
const [query, sync, failed, ready, row] = ['Q', 'S', 'E', 'Z', 'D'];
/** Parse, bind, close, execute and query, and what answers each. Complete, an empty query, or more rows to come end a statement. */
const answersTo: Readonly<Record<string, string>> = { P: '1', B: '2', C: '3', E: 'CIs', Q: 'CIs' };

/**
 * Whether each message has its answer or there is an error, and ReadyForQuery is there where it is owed. An answer that lacks
 * any of that says that something broke in the engine.
 */
export function isWhole(messages: Uint8Array, answer: Uint8Array): boolean {
  const [requests, answers] = [typesOf(messages), typesOf(answer)];
  const last = requests.at(-1);
  if ((last === query || last === sync) && !answers.includes(ready)) return false;

  return answers.includes(failed) || requests.every(isAnswered(requests, answers));
}

function isAnswered(requests: readonly string[], answers: readonly string[]) {
  const count = (types: readonly string[], which: string) =>
    types.filter(type => which.includes(type)).length;

  return (request: string): boolean => {
    const owed = answersTo[request];

    return owed === undefined || count(answers, owed) >= count(requests, request);
  };
}

/** Up to the last one that is there as a whole; without rows, of which there may be very many. */
function typesOf(messages: Uint8Array): readonly string[] {
  const view = new DataView(messages.buffer, messages.byteOffset, messages.byteLength);
  const types: string[] = [];
  for (let at = 0; at + headBytes <= messages.length; ) {
    const next = at + 1 + view.getUint32(at + 1);
    if (next > messages.length) break;
    const type = String.fromCharCode(view.getUint8(at));
    if (type !== row) types.push(type);
    at = next;
  }

  return types;
}
