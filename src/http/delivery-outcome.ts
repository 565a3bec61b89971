/** What became of one request to the webhook address, with the constant answer to it. */
export const outcomes = {
  accepted: { status: 202, body: 'accepted\n' },
  duplicate: { status: 202, body: 'accepted\n' },
  ignored: { status: 202, body: 'accepted\n' },
  'wrong-method': { status: 405, body: 'only POST\n' },
  'too-large': { status: 413, body: 'the body is larger than 25 MB\n' },
  'wrong-type': { status: 415, body: 'the body must be plain application/json\n' },
  unsigned: { status: 401, body: 'no valid signature\n' },
  'wrong-signature': { status: 401, body: 'no valid signature\n' },
  'cut-off': { status: 400, body: 'the body is incomplete\n' },
  'no-guid': { status: 400, body: 'X-GitHub-Delivery must be one UUID\n' },
  'no-event': { status: 400, body: 'X-GitHub-Event must be one event name\n' },
  'not-json': { status: 400, body: 'the body must be a JSON object\n' },
  busy: { status: 503, body: 'try again later\n' },
  unavailable: { status: 503, body: 'try again later\n' },
} as const;

export type DeliveryOutcome = keyof typeof outcomes;
