import { dig, isFilled, listOf, mapOf, textOf } from '../yaml/dig.ts';
import type { YamlDocument } from '../yaml/read-yaml.ts';
import type { Deployable } from './deployable.ts';
import { environmentOf } from './environment-of.ts';

export const isComposePath = (path: string): boolean =>
  /(?:^|\/)(?:docker-)?compose(?:[.-][^/]+)?\.ya?ml$/.test(path);

/**
 * Services that a compose file deploys. Most compose files start a developer's machine: a service counts where it says how it
 * is deployed, or where the file is named after production.
 */
export function readCompose(path: string, documents: readonly YamlDocument[]): readonly Deployable[] {
  const environment = environmentOf(path);
  if (environment === 'other') return [];
  const services = documents.flatMap(({ line, value }) =>
    Object.entries(mapOf(dig(value, 'services'))).map(([name, service]) => ({ line, name, service })),
  );

  return services
    .filter(({ service }) => environment === 'production' || isFilled(dig(service, 'deploy')))
    .map(({ line, name, service }) => readService(path, line, name, service));
}

function readService(path: string, line: number, name: string, service: unknown): Deployable {
  const deploy = dig(service, 'deploy');
  const reserved = dig(deploy, 'resources', 'reservations');
  const limits = dig(deploy, 'resources', 'limits');
  const replicas = dig(deploy, 'replicas') ?? dig(service, 'scale');
  const isGlobal = dig(deploy, 'mode') === 'global';
  const check = dig(service, 'healthcheck');
  const isChecked = isFilled(check) && dig(check, 'disable') !== true;
  const spreads = listOf(dig(deploy, 'placement', 'preferences')).flatMap(
    item => textOf(dig(item, 'spread')) ?? [],
  );
  const survivesZone = spreads.some(label => /zone|rack|datacenter|dc$/.test(label));

  return {
    ...{ name, path, line, kind: 'compose', isProduction: true, isAutoscaled: false },
    requests: isFilled(dig(reserved, 'cpus')) && isFilled(dig(reserved, 'memory')),
    limits: isFilled(dig(limits, 'memory')) || isFilled(dig(service, 'mem_limit')),
    isSizeStated: replicas !== undefined || isGlobal,
    replicas: Number.isInteger(Number(replicas ?? 1)) ? Number(replicas ?? 1) : null,
    isOnEachNode: isGlobal,
    liveness: isChecked,
    readiness: isChecked,
    survivesNode:
      survivesZone || spreads.length > 0 || isFilled(dig(deploy, 'placement', 'max_replicas_per_node')),
    survivesZone,
  };
}
