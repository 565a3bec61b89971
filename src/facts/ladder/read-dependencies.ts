import type { Manifest } from './deployables/manifest.ts';
import type { Catalog } from './read-catalog.ts';
import { dig, isFilled, listOf, textOf } from './yaml/dig.ts';

/** Another service that this one calls, as a mesh or a catalogue names it. */
export interface OutboundDependency {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly hasTimeout: boolean;
  readonly hasRetries: boolean;
}

/** Of Istio, the Gateway API and Linkerd; what only a catalogue names has neither. By name, once each. */
export function readDependencies(
  manifests: readonly Manifest[],
  { entries }: Catalog,
): readonly OutboundDependency[] {
  const found = new Map<string, OutboundDependency>();
  for (const one of [...manifests.flatMap(ofMesh), ...entries.flatMap(ofEntry)]) {
    const before = found.get(one.name);
    found.set(one.name, {
      ...(before ?? one),
      hasTimeout: one.hasTimeout || before?.hasTimeout === true,
      hasRetries: one.hasRetries || before?.hasRetries === true,
    });
  }

  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const routesOf: Readonly<Record<string, readonly string[]>> = {
  VirtualService: ['http'],
  HTTPRoute: ['rules'],
  GRPCRoute: ['rules'],
  ServiceProfile: ['routes'],
};
const timeouts = ['timeout', 'timeouts', 'perTryTimeout'];
const retries = ['retries', 'retry', 'isRetryable'];

function ofMesh({ kind, path, line, name, value }: Manifest): readonly OutboundDependency[] {
  const spec = dig(value, 'spec');
  const hosts = listOf(dig(spec, 'hosts')).flatMap(host => textOf(host) ?? []);
  if (kind === 'ServiceEntry')
    return hosts.map(host => ({ name: shortOf(host), path, line, hasTimeout: false, hasRetries: false }));
  const keys = Object.hasOwn(routesOf, kind) ? routesOf[kind] : undefined;
  if (keys === undefined) return [];
  const routes = listOf(dig(spec, ...keys));
  const all = (names: readonly string[]) =>
    routes.length > 0 && routes.every(route => names.some(key => isFilled(dig(route, key))));
  const named = kind === 'VirtualService' ? hosts : backendsOf(routes, name);

  return named.map(host => ({
    ...{ name: shortOf(host), path, line, hasTimeout: all(timeouts), hasRetries: all(retries) },
  }));
}

function backendsOf(routes: readonly unknown[], name: string): readonly string[] {
  const backends = routes.flatMap(route =>
    listOf(dig(route, 'backendRefs')).flatMap(item => textOf(dig(item, 'name')) ?? []),
  );

  return backends.length > 0 ? [...new Set(backends)] : [name];
}

const ofEntry = ({ path, line, dependsOn }: Catalog['entries'][number]): readonly OutboundDependency[] =>
  dependsOn.map(name => ({ name: shortOf(name), path, line, hasTimeout: false, hasRetries: false }));

/** `orders.shop.svc.cluster.local` is `orders`; a host of somebody else keeps its name. */
const shortOf = (host: string): string => (/\.svc(?:\.|$)/.test(host) ? (host.split('.')[0] ?? host) : host);
