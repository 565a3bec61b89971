/** What became of one request to send a report, with the answer to it. */
export const reportOutcomes = {
  kept: { status: 202, message: 'accepted' },
  known: { status: 202, message: 'accepted: it was here already' },
  'wrong-method': { status: 405, message: 'only PUT' },
  'no-token': {
    status: 401,
    message: 'expected the header "Authorization: Bearer <token>" with a token of "rung token create"',
  },
  'bad-commit': {
    status: 400,
    message: 'expected the full SHA of a commit at the end of the address, 40 or 64 hexadecimal digits',
  },
  // The same for a repository that does not exist, is another's, or is archived, and for a token that was revoked.
  unknown: { status: 404, message: 'no such repository for this token' },
  'too-often': { status: 429, message: 'this token was used 1000 times within an hour: try again later' },
  'too-large': {
    status: 413,
    message: 'the report is larger than 16 MiB: compress it with gzip, or send it in parts',
  },
  'cut-off': { status: 400, message: 'the report is incomplete' },
  unreadable: { status: 422, message: 'the report cannot be read' },
  full: {
    status: 429,
    message: 'this commit has 50 reports already: send them together in one zip, or only those that matter',
  },
  busy: { status: 503, message: 'try again later' },
  unavailable: { status: 503, message: 'try again later' },
} as const;

export type ReportOutcome = keyof typeof reportOutcomes;
