const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A JSON object in strict UTF-8, beside its text as it arrived; undefined for anything else. */
export function parsePayload(body: Uint8Array): { payload: object; text: string } | undefined {
  try {
    const text = utf8.decode(body);
    const payload: unknown = JSON.parse(text);
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
    return isObject ? { payload, text } : undefined;
  } catch {
    return undefined;
  }
}
