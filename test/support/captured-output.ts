/** All that `work` writes to this process's standard output and error. */
export async function capturedOutput(work: () => Promise<unknown>): Promise<string> {
  let output = '';
  const streams = [process.stdout, process.stderr];
  const originals = streams.map(stream => stream.write);
  for (const stream of streams)
    stream.write = (text: string | Uint8Array) => {
      output += String(text);
      return true;
    };
  try {
    await work();
  } finally {
    for (const [index, stream] of streams.entries()) {
      const original = originals[index];
      if (original !== undefined) stream.write = original;
    }
  }
  return output;
}
