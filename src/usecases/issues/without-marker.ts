/** The body of an issue as it was handed to the gateway, which ends it with a hidden marker. */
export function withoutMarker(body: string): string {
  const text = body.replaceAll('\r\n', '\n').trimEnd();
  const at = text.lastIndexOf('<!-- rung:');

  // Not in one expression: on a body of blanks it would begin anew at each of them.
  return at >= 0 && marker.test(text.slice(at)) ? text.slice(0, at).trimEnd() : text;
}

const marker = /^<!-- rung:[^>]{1,200} -->$/;
