import type { IncomingMessage, ServerResponse } from 'node:http';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GitHubOptions } from '../../src/github/options.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { adapter, api, grantTokens, quotes, repositoryPath } from '../support/github-adapter.ts';
import { startServer } from '../support/start-server.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  nock.disableNetConnect();
  grantTokens();
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
  nock.cleanAll();
  nock.enableNetConnect();
});

async function storage(handler: Handler) {
  const server = await startServer(handler);
  closing.push(server.close);
  return server;
}

/** GitHub names these links, one a request. */
function linksTo(...links: string[]) {
  for (const location of links) {
    api().get(`${repositoryPath}/actions/artifacts/3/zip`).reply(302, '', { location });
  }
}

const loopback = { allowedHosts: ['127.0.0.1'] };

const download = (options: Partial<GitHubOptions> = loopback, maxBytes = 1000) => {
  const { github, requests } = adapter(options);
  return { zip: github.reads(quotes).downloadArtifact(3, maxBytes), requests };
};

const redirectTo =
  (location: string): Handler =>
  (_request, response) => {
    response.writeHead(302, { location }).end();
  };

describe('F17: an artifact', () => {
  test('comes from the link without our token', async () => {
    const headers: unknown[] = [];
    const { url } = await storage((request, response) => {
      headers.push(request.headers);
      response.end('zip');
    });
    linksTo(`${url}/blob?sig=1`);
    const { zip, requests } = download();
    expect(Buffer.from(await zip).toString()).toBe('zip');
    expect(headers).toHaveLength(1);
    expect(headers[0]).not.toHaveProperty('authorization');
    expect(JSON.stringify(headers)).not.toContain('token-');
    expect(requests.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'token 201',
      'read 302',
      'redirect 200',
    ]);
  });

  test.each([
    { bytes: 1000, declared: true, fits: true },
    { bytes: 1001, declared: true, fits: false },
    { bytes: 1000, declared: false, fits: true },
    { bytes: 1001, declared: false, fits: false },
  ])('of $bytes bytes (length declared: $declared) fits 1000: $fits', async ({ bytes, declared, fits }) => {
    const { url } = await storage((_request, response) => {
      if (declared) response.setHeader('content-length', bytes);
      response.write(Buffer.alloc(bytes - 1));
      response.end(Buffer.alloc(1));
    });
    linksTo(url);
    const { zip } = download();
    if (fits) expect(await zip).toHaveLength(bytes);
    else expect((await gatewayFailure(zip)).kind).toBe('too-large');
  });

  test('that never ends is cut off at the limit', async () => {
    const { url } = await storage((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour);
      pour();
    });
    linksTo(url);
    expect((await gatewayFailure(download(loopback, 1_000_000).zip)).kind).toBe('too-large');
  });

  test('that breaks off is unavailable, not short', async () => {
    const { url } = await storage((_request, response) => {
      response.writeHead(200, { 'content-length': 900 }).write(Buffer.alloc(300), () => response.destroy());
    });
    linksTo(url);
    expect((await gatewayFailure(download().zip)).kind).toBe('unavailable');
  });

  test('that is too slow is unavailable', async () => {
    const { url } = await storage((_request, response) => {
      response.writeHead(200).write('z');
    });
    linksTo(url);
    expect((await gatewayFailure(download({ ...loopback, downloadTimeoutMs: 100 }).zip)).kind).toBe(
      'unavailable',
    );
  });

  test.each([403, 404, 410])('whose link died with %i is fetched by a new link', async status => {
    const { url } = await storage((request, response) => {
      if (request.url === '/old') response.writeHead(status).end();
      else response.end('zip');
    });
    linksTo(`${url}/old`, `${url}/new`);
    const { zip, requests } = download();
    expect(await zip).toHaveLength(3);
    expect(requests.filter(({ kind }) => kind === 'redirect')).toHaveLength(2);
  });

  test('whose second link is dead too is gone', async () => {
    const { url } = await storage((_request, response) => response.writeHead(403).end());
    linksTo(url, url, url);
    const { zip, requests } = download();
    expect((await gatewayFailure(zip)).kind).toBe('gone');
    expect(requests.filter(({ kind }) => kind === 'redirect')).toHaveLength(2);
  });

  test('that expired is gone', async () => {
    api().get(`${repositoryPath}/actions/artifacts/3/zip`).reply(410, { message: 'Artifact has expired' });
    expect((await gatewayFailure(download().zip)).kind).toBe('gone');
  });
});

describe('redirects', () => {
  test('are followed up to the third', async () => {
    const last = await storage((_request, response) => response.end('zip'));
    const second = await storage(redirectTo(last.url));
    const first = await storage(redirectTo(`${second.url}/x`));
    linksTo(first.url);
    expect(await download().zip).toHaveLength(3);
  });

  test('are not followed for ever', async () => {
    const loop: { url: string } = await storage((_request, response) =>
      redirectTo(loop.url)(_request, response),
    );
    linksTo(loop.url);
    const { zip, requests } = download();
    expect((await gatewayFailure(zip)).kind).toBe('forbidden');
    expect(requests.filter(({ kind }) => kind === 'redirect')).toHaveLength(3);
  });

  const forbidden = [
    'file:///etc/passwd',
    'ftp://storage.example/x',
    'javascript:alert(1)',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:9/x',
    'http://[::1]/x',
    'http://[::ffff:10.0.0.1]/x',
    'http://2130706433/x',
    'http://0x7f.1/x',
    'http://localhost/x',
    'https://intranet.example/x',
  ];
  const resolveHost: GitHubOptions['resolveHost'] = async hostname => [
    hostname === 'localhost' ? { address: '127.0.0.1', family: 4 } : { address: '93.184.216.34', family: 4 },
    ...(hostname === 'intranet.example' ? [{ address: '10.1.2.3', family: 4 }] : []),
  ];

  test.each(forbidden)('never lead from GitHub to %s', async location => {
    linksTo(location);
    const { zip, requests } = download({ resolveHost });
    expect((await gatewayFailure(zip)).kind).toBe('forbidden');
    expect(requests.filter(({ kind }) => kind === 'redirect')).toEqual([]);
  });

  test.each(forbidden.filter(link => !link.includes('127.0.0.1')))(
    'never lead from a good host to %s',
    async to => {
      const { url, port } = await storage(redirectTo(to));
      linksTo(url);
      const { zip, requests } = download({ resolveHost, allowedHosts: [`127.0.0.1:${port}`] });
      expect((await gatewayFailure(zip)).kind).toBe('forbidden');
      expect(requests.filter(({ kind }) => kind === 'redirect')).toHaveLength(1);
    },
  );

  test('name the host and the setting that would allow it', async () => {
    linksTo('https://storage.intranet.example:8443/x');
    const { zip } = download({ resolveHost: async () => [{ address: '10.1.2.3', family: 4 }] });
    expect((await gatewayFailure(zip)).message).toContain('RUNG_ALLOWED_HOSTS=storage.intranet.example:8443');
  });

  test('go to the address that was checked, not to a second look-up', async () => {
    let lookUps = 0;
    const { port } = await storage((_request, response) => response.end('zip'));
    linksTo(`http://storage.example:${port}/x`);
    const { zip } = download({
      allowedHosts: ['storage.example'],
      resolveHost: async () => {
        lookUps += 1;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    nock.enableNetConnect('storage.example');
    expect(await zip).toHaveLength(3);
    expect(lookUps).toBe(1);
  });

  test('to a host without an address are unavailable', async () => {
    linksTo('https://storage.example/x');
    const { zip } = download({ resolveHost: async () => [] });
    expect((await gatewayFailure(zip)).kind).toBe('unavailable');
  });
});

describe('behind a proxy, downloads', () => {
  test('go through it, also where this machine cannot resolve the name', async () => {
    const asked: unknown[] = [];
    const proxy = await storage((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.end('zip');
    });
    linksTo('http://storage.example/x?sig=1');
    const { zip } = download({
      proxyVariables: { HTTP_PROXY: proxy.url },
      resolveHost: () => Promise.reject(new Error('no such name')),
    });
    nock.enableNetConnect('storage.example');
    expect(await zip).toHaveLength(3);
    expect(asked).toEqual([['http://storage.example/x?sig=1', undefined]]);
  });

  test.each(['http://10.1.2.3/x', 'http://storage.intranet.example/x'])(
    'still never lead to a private address: %s',
    async link => {
      linksTo(link);
      const { zip } = download({
        proxyVariables: { HTTP_PROXY: 'http://127.0.0.1:1' },
        resolveHost: async () => [{ address: '10.1.2.3', family: 4 }],
      });
      expect((await gatewayFailure(zip)).kind).toBe('forbidden');
    },
  );
});
