/** Names of this machine alone. Any port: a forwarded one is another. */
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

interface Asked {
  readonly method: string;
  header(name: string): string | undefined;
}

/**
 * Why a request is not answered: a foreign name that points to this machine (DNS rebinding), or a form on another
 * site that presses our buttons. Undefined when all is well.
 */
export function refuseRequest({ method, header }: Asked): string | undefined {
  const host = header('host') ?? '';
  if (!loopback.test(host)) return 'This page answers only to localhost and 127.0.0.1.';
  if (method === 'GET' || method === 'HEAD') return undefined;
  const site = header('sec-fetch-site');
  const isOwn =
    header('origin') === undefined
      ? site === 'same-origin'
      : header('origin')?.toLowerCase() === `http://${host.toLowerCase()}` &&
        (site === undefined || site === 'same-origin');

  return isOwn ? undefined : 'A button works only from this page itself.';
}
