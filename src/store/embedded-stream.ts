import { Duplex } from 'node:stream';

/** Runs PostgreSQL protocol messages and returns the answer's bytes. */
export type ExecuteProtocol = (messages: Uint8Array) => Promise<Uint8Array>;

/**
 * What node-postgres takes for a socket: its bytes go to the embedded database. PGlite has one session and no
 * log-in, so the greeting is answered here, and a new connection starts by ending and forgetting what the last one left.
 */
export class EmbeddedStream extends Duplex {
  readonly #execute: ExecuteProtocol;
  #isGreeted = false;

  /** `ended`: aborted when the session is gone, with all that it had prepared and listened to. */
  constructor(execute: ExecuteProtocol, ended?: AbortSignal) {
    super();
    this.#execute = execute;
    const end = () => this.destroy(new Error('The embedded database has stopped.'));
    ended?.addEventListener('abort', end);
    // The session outlives its connections: node-postgres drops one with each statement that fails.
    this.once('close', () => ended?.removeEventListener('abort', end));
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  async #send(messages: Buffer): Promise<void> {
    if (!this.#isGreeted) {
      this.#isGreeted = true;
      await this.#execute(message('Q', cString('rollback; deallocate all')));
      this.push(greeting);
    } else if (messages[0] === terminate) {
      this.push(null);
    } else {
      this.push(await this.#execute(messages));
    }
  }
}

const terminate = 'X'.charCodeAt(0);

const greeting = Buffer.concat([
  message('R', Buffer.alloc(4)), // authentication is done
  message('S', cString('client_encoding', 'UTF8')),
  message('S', cString('standard_conforming_strings', 'on')),
  message('Z', Buffer.from('I')), // ready, outside a transaction
]);

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);

  return Buffer.concat([head, body]);
}

function cString(...texts: readonly string[]): Buffer {
  return Buffer.from(texts.map(text => `${text}\0`).join(''));
}
