/** Messages are static texts, data goes into fields. A pino logger fits. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** For callers that have nowhere to write to. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
