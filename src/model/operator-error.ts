/**
 * Something that the person who runs Rung can mend: a setting, a directory, a port. The message is one clear line
 * that says what, where and what was expected; it is shown as it stands, without a stack trace.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
