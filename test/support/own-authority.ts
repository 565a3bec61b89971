import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tls } from './start-server.ts';

/** A certificate for 127.0.0.1 that no system trusts, made by `openssl` for two days. */
export async function makeOwnAuthority() {
  const folder = await mkdtemp(join(tmpdir(), 'rung-ca-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=harbour';
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', [...request.split(' '), ...names, '-keyout', key, '-out', file], { stdio: 'pipe' });
  const tls: Tls = { key: await readFile(key, 'utf8'), cert: await readFile(file, 'utf8') };

  return { tls, file, remove: () => rm(folder, { recursive: true, force: true }) };
}
