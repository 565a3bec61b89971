/**
 * What a practice concludes on one subject. Four answers, not two: what could not be seen is `unknown` with the
 * reason, and is never counted as unmet.
 */
export type Finding<Reason extends string, Evidence> =
  | { readonly answer: 'met' | 'unmet'; readonly evidence: Evidence }
  | { readonly answer: 'not-applicable' | 'unknown'; readonly reason: Reason; readonly evidence: Evidence };

export type Answer = Finding<string, unknown>['answer'];
