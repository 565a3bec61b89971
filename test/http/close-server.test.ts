import { Agent, request } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import nock from 'nock';
import { expect, test } from 'vitest';
import { listen } from '../../src/http/http-server.ts';

const routes = new Hono<{ Bindings: HttpBindings }>().get('/', context => context.text('here'));

async function openServer() {
  nock.enableNetConnect('127.0.0.1');

  return await listen(routes, {
    ...{ host: '127.0.0.1', port: 0, portSetting: 'PORT', hostSetting: 'HOST', requestTimeoutMs: 10_000 },
  });
}

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly isReused: boolean;
}

function ask(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, answer => {
      const { statusCode: status, headers } = answer;
      answer.resume().on('end', () => {
        resolve({ status, connection: headers.connection, isReused: asked.reusedSocket });
      });
    });
    asked.on('error', reject).end();
  });
}

test('F27: a request on a kept-alive connection that crosses with the stop is answered, as the last one', async () => {
  const server = await openServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(server.url, agent)).toEqual({ status: 200, connection: 'keep-alive', isReused: false });

  const closed = server.close(25_000);
  expect(await ask(server.url, agent)).toEqual({ status: 200, connection: 'close', isReused: true });
  await closed;
  await expect(ask(server.url, agent)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a kept-alive connection that nobody uses does not hold up the stop', async () => {
  const server = await openServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await ask(server.url, agent);

  await expect(server.close(600_000)).resolves.toBeUndefined();
  agent.destroy();
}, 10_000);
