/**
 * Whether another page sent the form: the cookie alone does not tell, since it goes along from every port of this host.
 * Browsers name the sender; the first header only where the connection counts as safe.
 */
export function isForeignForm(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = header('origin');

  return origin !== undefined && URL.parse(origin)?.host !== header('host')?.toLowerCase();
}
