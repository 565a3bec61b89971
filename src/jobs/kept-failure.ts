/**
 * What a job's record keeps of its failure: one that a database takes (messages quote hostile text), without the stack
 * and the cause.
 */
export function keptFailure(reason: string): Error {
  const failure = new Error(reason.replaceAll(/\p{C}/gu, '\ufffd').slice(0, 1000).toWellFormed());
  delete failure.stack;

  return failure;
}
