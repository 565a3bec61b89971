import type { FileText } from '../repository-facts.ts';
import { environmentOf } from './environment-of.ts';

/** Names of regions as AWS, Google Cloud, Alibaba Cloud, Tencent Cloud and Huawei Cloud write them. */
const region =
  /(?:^|[^a-z0-9])((?:us|eu|ap|sa|ca|me|af|il|mx|cn|la|asia|europe|northamerica|southamerica|australia|africa)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-?[1-9]|(?:cn|ap)-(?:hangzhou|shanghai|beijing|shenzhen|guangzhou|chengdu|qingdao|nanjing|chongqing|zhangjiakou|wulanchabu|heyuan|hongkong|singapore|tokyo|jakarta))(?![a-z0-9])/g;
const severalRegions = /^[ \t]*(?:regions|locations|replica_locations|replica_regions)[ \t]*=[^\n]{0,500}/gm;
const zones =
  /^[ \t]*(?:multi_az|zone_redundant|zone_redundancy_enabled|zone_balancing_enabled)[ \t]*=[ \t]*true\b|^[ \t]*(?:availability_zones|zones|node_locations|azs)[ \t]*=[ \t]*(?:\[[^\]\n]{0,300},[^\]\n]{0,300}\]|data\.)/m;

const isInfrastructure = (path: string): boolean => path.endsWith('.tf');

/**
 * Regions that production is declared for: folders and files named after one, and lists of regions in infrastructure code. A
 * provider's own region is no evidence: certificates and logs are often kept in another one.
 */
export function readRegions(files: Readonly<Record<string, FileText>>): readonly string[] {
  const found = new Set<string>();
  for (const [path, { text }] of Object.entries(files)) {
    if (environmentOf(path) === 'other' || !/\.(?:tf|tfvars|ya?ml)$/.test(path)) continue;
    const lists = isInfrastructure(path) ? ((text ?? '').match(severalRegions) ?? []) : [];
    const folder = path.startsWith('.github/') ? '' : path.toLowerCase();
    for (const place of [folder, ...lists])
      for (const [, name] of place.matchAll(region)) found.add(name as string);
  }

  return [...found].toSorted();
}

export const asksForZones = (files: Readonly<Record<string, FileText>>): boolean =>
  Object.entries(files).some(
    ([path, { text }]) => isInfrastructure(path) && environmentOf(path) !== 'other' && zones.test(text ?? ''),
  );
