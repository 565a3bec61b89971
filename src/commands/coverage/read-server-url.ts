import { OperatorError } from '../../model/operator-error.ts';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The root of a Rung server, with a slash at its end. */
export function readServerUrl(text: string, warn: (problem: string) => void): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search + url.hash !== '')
    throw new OperatorError(
      `--send ${text} is no address of a server; expected one such as https://rung.example.com`,
    );
  if (url.protocol === 'http:' && !loopback.test(url.hostname))
    warn(`${url.origin} is not encrypted: whoever listens on the way has the token`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';

  return url;
}
