import { spawn } from 'node:child_process';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createServerLog, type ServerLog } from '../src/log.ts';

async function written(level: string, work: (log: ServerLog) => void): Promise<string> {
  const output = new PassThrough();
  const log = createServerLog(level, output);
  work(log);
  await log.flush();
  output.end();
  return await text(output);
}

test('a line is JSON with time, level, message and fields', async () => {
  const lines = await written('info', log => {
    log.info({ guid: 'x\ny' }, 'delivery accepted');
    log.debug({}, 'not shown');
  });
  expect(lines.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines)).toMatchObject({
    level: 'info',
    guid: 'x\ny',
    msg: 'delivery accepted',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test('secrets and payloads that get into the fields are not written', async () => {
  const secret = 'canary-31';
  const lines = await written('info', log => {
    log.info({ privateKey: secret, settings: { webhookSecrets: [secret], token: secret } }, 'settings');
    log.error({ request: { authorization: secret }, payload: { text: secret } }, 'request');
    const error = Object.assign(new Error('failed'), { event: { payload: secret }, cause: secret });
    log.error({ error }, 'job failed');
  });
  expect(lines).not.toContain(secret);
  expect(lines).toContain('failed');
});

test('a reader who stops reading holds nothing up', async () => {
  const program = `
    import { createServerLog } from ${JSON.stringify(new URL('../src/log.ts', import.meta.url).href)};
    const log = createServerLog('info');
    for (let line = 0; line < 20000; line += 1) log.info({ filler: 'x'.repeat(1000) }, 'line');
    process.stderr.write('done');
    setTimeout(() => process.exit(0), 50);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const code = await new Promise(resolve => child.once('exit', resolve));
  child.stdout.destroy();
  expect([code, said]).toEqual([0, 'done']);
});

test('what a reader does not take is kept up to a bound', async () => {
  const stuck = new Writable({ write() {} });
  const log = createServerLog('info', stuck);
  for (let line = 0; line < 20_000; line += 1) log.info({ filler: 'x'.repeat(1000) }, 'line');
  expect(stuck.writableLength).toBeGreaterThan(8_000_000);
  expect(stuck.writableLength).toBeLessThan(9_000_000);
});
