/**
 * Names what `X-Accepted-GitHub-Permissions` asks for, for people: `checks=read,contents=read; issues=write` becomes
 * `"Checks: read" and "Contents: read", or "Issues: write"`. Null when the header is missing or not of that form.
 */
export function acceptedPermissions(header: unknown): string | null {
  if (typeof header !== 'string' || header.length > 500) return null;
  const sets = header.split(';').map(set => set.split(',').map(permissionName));
  if (sets.some(set => set.includes(null))) return null;
  return sets.map(set => set.join(' and ')).join(', or ');
}

function permissionName(pair: string): string | null {
  const match = /^\s*([a-z_]{1,60})=(read|write|admin)\s*$/.exec(pair);
  if (match === null) return null;
  const words = (match[1] ?? '').replaceAll('_', ' ');
  return `"${words.charAt(0).toUpperCase()}${words.slice(1)}: ${match[2]}"`;
}
