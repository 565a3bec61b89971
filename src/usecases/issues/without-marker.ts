/** The body of an issue as it was handed to the gateway, which ends it with a hidden marker. */
export function withoutMarker(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .replace(/\s*<!-- rung:[^>]{1,200} -->$/, '');
}
