import { readFileSync } from 'node:fs';
import http from 'node:http';
import tls from 'node:tls';
import type { ProxyVariables } from './github/proxy-for.ts';
import { OperatorError } from './model/operator-error.ts';
import { readEnvironmentFile } from './read-environment-file.ts';
import type { TrustFacts } from './usecases/doctor/judge-host.ts';
import type { ProxyFacts } from './usecases/doctor/judge-proxy.ts';

export interface NetworkFacts {
  readonly proxy: ProxyFacts;
  /** For what is not sent by `fetch`; empty where this Node has no proxies for that: then it connects directly. */
  readonly proxyVariables: ProxyVariables;
  readonly extraCertificates: TrustFacts['extraCertificates'];
}

/**
 * Reads `.env` and lets this process connect as the environment says. To be called before anything connects. Rejects
 * with `OperatorError` when `.env` or the address of a proxy cannot be read.
 */
export function loadEnvironment(): NetworkFacts {
  const proxiedByNode = isProxiedByNode();
  loadEnvironmentFile();
  return useNetwork(proxiedByNode);
}

const isProxiedByNode = () => process.env['NODE_USE_ENV_PROXY'] === '1';

/** The same without `.env`: a file of whatever folder a person happens to be in may not say where a token is sent. */
export function useNetwork(proxiedByNode: boolean = isProxiedByNode()): NetworkFacts {
  const proxyVariables = hasProxies ? process.env : {};
  return { proxy: useProxy(proxiedByNode), proxyVariables, extraCertificates: useExtraCertificates() };
}

/** Variables that are set already win, unless they are empty. */
function loadEnvironmentFile(): void {
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  const given = readEnvironmentFile(path => readFileSync(path, 'utf8'));
  for (const [name, value] of Object.entries(given)) process.env[name] ??= value;
}

/** Since Node 24.14, and with it proxies for `http.Agent`. */
const hasProxies = typeof http.setGlobalProxyFromEnv === 'function';

const variablesOfProxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Node looks at these variables only when it is told to. */
function useProxy(proxiedByNode: boolean): ProxyFacts {
  const given = variablesOfProxies.filter(name => process.env[name]);
  const [variable = null] = given;
  if (variable === null || proxiedByNode) return { variable, isUsed: proxiedByNode };
  if (!hasProxies) return { variable, isUsed: false };
  try {
    http.setGlobalProxyFromEnv();
  } catch {
    // Node's own message may hold the address, and that a password.
    throw new OperatorError(
      `${given.join(' or ')} is set, but not as it should be (the value is not shown): expected the address of a proxy with its protocol, such as http://proxy.example.com:3128.`,
    );
  }
  return { variable, isUsed: true };
}

const oneCertificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Node reads the variable when it starts: one that stands in `.env` comes too late for that. */
function useExtraCertificates(): NetworkFacts['extraCertificates'] {
  const path = process.env['NODE_EXTRA_CA_CERTS'];
  if (path === undefined) return null;
  if (tls.getCACertificates('extra').length > 0) return { path, isRead: true };
  try {
    const certificates = readFileSync(path, 'utf8').match(oneCertificate) ?? [];
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
    return { path, isRead: certificates.length > 0 };
  } catch {
    return { path, isRead: false };
  }
}
