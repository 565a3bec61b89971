/** What became of one request to send a report: the status of the answer. Its sentences are in `templates/<language>/sent-report.yml`. */
export const reportOutcomes = {
  kept: 202,
  known: 202,
  'wrong-method': 405,
  'no-token': 401,
  'bad-commit': 400,
  // The same for a repository that does not exist, is another's, or is archived, and for a token that was revoked.
  unknown: 404,
  'too-often': 429,
  'too-large': 413,
  'cut-off': 400,
  unreadable: 422,
  full: 429,
  busy: 503,
  unavailable: 503,
} as const;

export type ReportOutcome = keyof typeof reportOutcomes;
