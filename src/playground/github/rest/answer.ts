import type { Json } from '../shapes/json.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, raw bytes, or nothing. */
  readonly body: Json | readonly unknown[] | Uint8Array | undefined;
  /** Default: JSON. */
  readonly mediaType?: string;
}

const documentation = 'https://docs.github.com/rest';

export function answer(body: Json | readonly unknown[], status = 200): Answer {
  return { status, body };
}

/** Thrown where GitHub would refuse. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(
    status: number,
    message: string,
    more: Json = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.answer = {
      status,
      headers,
      body: { message, ...more, documentation_url: documentation, status: String(status) },
    };
  }
}

/** A request that GitHub's prose forbids, though its schemas allow it: counted as invalid. */
export class ContractBreach extends Refusal {}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export function unprocessable(message: string, errors?: readonly Json[]): Refusal {
  return new Refusal(422, message, errors === undefined ? {} : { errors });
}
