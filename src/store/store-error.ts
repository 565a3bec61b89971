import { OperatorError } from '../model/operator-error.ts';

/** `in-use`, `not-writable`, `unusable`: the data directory. `unreachable`: the PostgreSQL server. `newer`: its tables are a later version's. */
export type StoreErrorKind = 'in-use' | 'not-writable' | 'unusable' | 'unreachable' | 'newer';

/** The store cannot be opened; the message is for the person who runs Rung. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, details: { cause?: unknown } = {}) {
    super(message, details);
    this.kind = kind;
  }
}
