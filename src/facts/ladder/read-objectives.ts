import type { FileText } from './repository-facts.ts';
import { dig, isFilled, listOf, mapOf, textOf } from './yaml/dig.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** A service level objective that a file declares. */
export interface Objective {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly service: string | null;
  readonly owner: string | null;
  readonly hasWindow: boolean;
  /** Its own file has its tool make an alert of the burn rate or the budget. */
  readonly hasAlert: boolean;
}

export interface Objectives {
  readonly all: readonly Objective[];
  readonly unreadable: readonly string[];
}

type Found = Omit<Objective, 'path' | 'line'>;

const named = /(?:^|\/)(?:slos?|openslo|sloth|pyrra)\/[^/]+\.ya?ml$|(?:^|\/)[^/]*slo[^/]*\.ya?ml$/i;
const example = /(?:^|\/)(?:examples?|samples?|tests?)\//i;

/** Of OpenSLO, Sloth and Pyrra, wherever they lie; a file of another shape counts by its name, as one objective. */
export function readObjectives(files: Readonly<Record<string, FileText>>): Objectives {
  const all: Objective[] = [];
  const unreadable: string[] = [];
  for (const path of Object.keys(files).toSorted()) {
    const text = files[path]?.text ?? null;
    const isNamed = named.test(path);
    if (!/\.ya?ml$/.test(path) || path.startsWith('.github/') || example.test(path)) continue;
    if (!isNamed && !/\bslos?\b|ServiceLevel/i.test(text ?? '')) continue;
    const documents = readYaml(text);
    if (documents === null && isNamed) unreadable.push(path);
    for (const { line, value } of documents ?? []) {
      const found = objectivesIn(value);
      const loose = found.length === 0 && isNamed && isLoose(value) ? [ofOtherShape(path, value)] : [];
      all.push(...[...found, ...loose].map(objective => ({ path, line, ...objective })));
    }
  }

  return { all, unreadable };
}

function objectivesIn(value: unknown): readonly Found[] {
  const kind = dig(value, 'kind');
  if (kind === 'SLO') return [ofOpenSlo(value)];
  if (kind === 'ServiceLevelObjective') return [ofPyrra(value)];
  if (kind === 'PrometheusServiceLevel') return ofSloth(dig(value, 'spec'));

  return dig(value, 'version') === 'prometheus/v1' ? ofSloth(value) : [];
}

const nameOf = (value: unknown): string => textOf(dig(value, 'metadata', 'name')) ?? '';

/** Owners are written as labels or annotations, under several names. */
function ownerIn(...places: readonly unknown[]): string | null {
  const keys = ['owner', 'team', 'squad', 'group'];
  const entries = places.flatMap(place => Object.entries(mapOf(place)));
  const found = entries.find(([key]) => keys.includes(key.slice(key.lastIndexOf('/') + 1).toLowerCase()));

  return textOf(found?.[1]);
}

const ofOpenSlo = (value: unknown): Found => ({
  name: nameOf(value),
  service: textOf(dig(value, 'spec', 'service')),
  owner: ownerIn(dig(value, 'metadata', 'labels'), dig(value, 'metadata', 'annotations'), dig(value, 'spec')),
  hasWindow: isFilled(dig(value, 'spec', 'timeWindow')) || isFilled(dig(value, 'spec', 'timeWindows')),
  hasAlert: isFilled(dig(value, 'spec', 'alertPolicies')),
});

const ofPyrra = (value: unknown): Found => ({
  name: nameOf(value),
  service: ownLabel(value, 'service') ?? ownLabel(value, 'app') ?? nameOf(value),
  owner: ownerIn(dig(value, 'metadata', 'labels'), dig(value, 'metadata', 'annotations')),
  hasWindow: isFilled(dig(value, 'spec', 'window')),
  hasAlert:
    dig(value, 'spec', 'alerting', 'disabled') !== true &&
    dig(value, 'spec', 'alerting', 'burnrates') !== false,
});

function ownLabel(value: unknown, key: string): string | null {
  const labels = mapOf(dig(value, 'metadata', 'labels'));

  return textOf(labels[key] ?? labels[`pyrra.dev/${key}`]);
}

/** Sloth measures over 30 days where nothing else is said, and makes two alerts unless told not to. */
function ofSloth(spec: unknown): readonly Found[] {
  return listOf(dig(spec, 'slos')).map(slo => ({
    name: textOf(dig(slo, 'name')) ?? '',
    service: textOf(dig(spec, 'service')),
    owner: ownerIn(dig(spec, 'labels'), dig(slo, 'labels')),
    hasWindow: true,
    hasAlert:
      isFilled(dig(slo, 'alerting')) &&
      !['page_alert', 'pageAlert'].some(page => dig(slo, 'alerting', page, 'disable') === true),
  }));
}

/** It speaks of a target, at the top or one step below. */
const isLoose = (value: unknown): boolean =>
  [value, ...Object.values(mapOf(value)), ...listOf(value)].some(place =>
    Object.keys(mapOf(place)).some(key => /^(?:objectives?|target|slos?|goal)$/i.test(key)),
  );

const ofOtherShape = (path: string, value: unknown): Found => ({
  name: textOf(dig(value, 'name')) ?? path.slice(path.lastIndexOf('/') + 1),
  service: textOf(dig(value, 'service')),
  owner: ownerIn(value, dig(value, 'metadata'), dig(value, 'labels')),
  hasWindow:
    isFilled(dig(value, 'window')) || isFilled(dig(value, 'timeWindow')) || isFilled(dig(value, 'period')),
  hasAlert: isFilled(dig(value, 'alerts')) || isFilled(dig(value, 'alerting')),
});
