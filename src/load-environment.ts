import { readFileSync } from 'node:fs';
import http from 'node:http';
import tls from 'node:tls';
import type { TrustFacts } from './usecases/doctor/judge-host.ts';
import type { ProxyFacts } from './usecases/doctor/judge-proxy.ts';

export interface NetworkFacts {
  readonly proxy: ProxyFacts;
  readonly extraCertificates: TrustFacts['extraCertificates'];
}

/** Reads `.env` and lets this process connect as the environment says. To be called before anything connects. */
export function loadEnvironment(): NetworkFacts {
  const proxiedByNode = process.env['NODE_USE_ENV_PROXY'] === '1';
  loadEnvironmentFile();
  return { proxy: useProxy(proxiedByNode), extraCertificates: useExtraCertificates() };
}

/** Variables that are set already win, unless they are empty. */
function loadEnvironmentFile(): void {
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Node looks at these variables only when it is told to. */
function useProxy(proxiedByNode: boolean): ProxyFacts {
  const variable = proxyVariables.find(name => process.env[name]) ?? null;
  if (variable === null || proxiedByNode) return { variable, isUsed: proxiedByNode };
  // Not in every Node that Rung runs on.
  if (typeof http.setGlobalProxyFromEnv !== 'function') return { variable, isUsed: false };
  http.setGlobalProxyFromEnv();
  return { variable, isUsed: true };
}

/** Node reads the variable when it starts: one that stands in `.env` comes too late for that. */
function useExtraCertificates(): NetworkFacts['extraCertificates'] {
  const path = process.env['NODE_EXTRA_CA_CERTS'];
  if (path === undefined) return null;
  if (tls.getCACertificates('extra').length > 0) return { path, isRead: true };
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(path, 'utf8')]);
    return { path, isRead: true };
  } catch {
    return { path, isRead: false };
  }
}
