/**
 * The hidden line by which Rung knows a comment of its own again. It names the App, so that two installations of Rung
 * on one repository leave each other's comments alone.
 * @param name such as `sticky` or `reply/7`: our own words and numbers, never foreign text.
 */
export function commentMarker(name: string, appId: number): string {
  return `<!-- rung:${name}:app-${appId} -->`;
}

export function withMarker(markdown: string, marker: string): string {
  return `${markdown.trimEnd()}\n\n${marker}`;
}

/** Only the very end counts: anywhere else it may be quoted. */
export function carriesMarker(body: string, marker: string): boolean {
  return body.trimEnd().endsWith(marker);
}
