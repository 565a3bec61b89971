import { SaxesParser } from 'saxes';

type Chunks = AsyncIterable<Uint8Array>;

/** Does nothing but split a text into lines. */
export async function splitLines(chunks: Chunks): Promise<number> {
  const decoder = new TextDecoder();
  let rest = '';
  let count = 0;
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      if (text.slice(start, end) !== '') count++;
      start = end + 1;
    }
    rest = text.slice(start);
  }
  return count;
}

/** Lets saxes read, and makes nothing of it. */
export async function parseXml(chunks: Chunks): Promise<void> {
  const decoder = new TextDecoder();
  const parser = new SaxesParser();
  for (const name of ['opentag', 'closetag', 'text', 'error'] as const) parser.on(name, () => {});
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
}
