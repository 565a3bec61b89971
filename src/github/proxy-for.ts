export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/** The proxy that the usual environment variables ask for; undefined: connect directly. */
export function proxyFor(url: URL, variables: ProxyVariables): string | undefined {
  const named = (name: string) => variables[name] || variables[name.toLowerCase()] || undefined;
  const proxy = named(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (proxy === undefined || URL.parse(proxy) === null) return undefined;
  const exceptions = (named('NO_PROXY') ?? '').toLowerCase().split(/[\s,]+/);
  return exceptions.some(each => excepts(each, url)) ? undefined : proxy;
}

function excepts(exception: string, { hostname, port, protocol }: URL): boolean {
  if (exception === '*') return true;
  const [, name = '', wantedPort] = /^(.*?)(?::(\d+))?$/.exec(exception) ?? [];
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  if (name === '' || (wantedPort !== undefined && wantedPort !== ownPort)) return false;
  const domain = name.replace(/^\*?\./, '');
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return host === domain || host.endsWith(`.${domain}`);
}
