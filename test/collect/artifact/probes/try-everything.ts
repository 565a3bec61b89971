import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

// What a broken parser could try; answers with what was allowed, and what the environment holds.
const attempts: Record<string, () => unknown> = {
  readPasswords: () => readFileSync('/etc/passwd'),
  readOwnTests: () => readFileSync(new URL('../read-archive.test.ts', import.meta.url)),
  listRoot: () => readdirSync('/'),
  readEnvironment: () => readFileSync('/proc/self/environ'),
  readParentEnvironment: () => readFileSync(`/proc/${process.ppid}/environ`),
  write: () => writeFileSync('/tmp/rung-probe', 'x'),
  writeNextToCode: () => writeFileSync(new URL('../../../../src/rung-probe', import.meta.url), 'x'),
  makeFolder: () => mkdtempSync('/tmp/rung-probe'),
  link: () => symlinkSync('/etc', '/tmp/rung-probe-link'),
  startProcess: () => execFileSync('/bin/true'),
  startWorker: () => new Worker('1', { eval: true }),
  loadAddon: () => createRequire(import.meta.url)('./addon.node'),
  signalParent: () => process.kill(process.ppid, 0),
  signalParentDirectly: () => Reflect.get(process, '_kill')(process.ppid, 0),
  inspect: () => new Session().connect(),
  loosen: () => process.permission.has('child') || assertDenied('child'),
};

function assertDenied(scope: string): never {
  throw new Error(`${scope} is denied`);
}

const allowed = Object.keys(attempts).filter(name => {
  try {
    attempts[name]?.();
    return true;
  } catch {
    return false;
  }
});
process.stdout.write(JSON.stringify({ allowed, environment: process.env, arguments: process.argv.slice(2) }));
