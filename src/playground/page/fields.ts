/** What a form sent. A field that is sent twice counts once. */
export type Fields = Readonly<Record<string, string>>;

/** Somebody entered what makes no sense: told in one line, and nothing happens. */
export class WrongInput extends Error {}

const maxBytes = 200_000;

export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new WrongInput('Expected a form of this page.');
  const text = await readAtMost(request, maxBytes);

  return Object.fromEntries(new URLSearchParams(text));
}

async function readAtMost(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new WrongInput(`The form is longer than ${limit / 1000} kB.`);
    chunks.push(chunk);
  }

  return Buffer.concat(chunks).toString('utf8');
}
