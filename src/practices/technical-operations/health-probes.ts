import type { Deployable } from '../../facts/ladder/deployables/deployable.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { dig, isFilled, mapOf, textOf } from '../../facts/ladder/yaml/dig.ts';
import { readYaml } from '../../facts/ladder/yaml/read-yaml.ts';
import { shareOf } from '../../metrics/statistics.ts';
import type { Evidence } from '../../model/practice-result.ts';
import { declaredDeployables } from '../declared-deployables.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const dockerfile = /(?:^|\/)(?:[^/]+\.)?(?:dockerfile|containerfile)(?:\.[^/]+)?$/i;
const compose = /^(?:docker-)?compose(?:[.-][^/]+)?\.ya?ml$/i;
/** Images with an owner's name that run beside a service of one's own. */
const besides =
  /(?:^|\/)(?:postgres|mysql|mariadb|mongo|redis|valkey|clickhouse|rabbitmq|kafka|elasticsearch|opensearch|minio|nginx|traefik|grafana|prometheus)/i;
const foreign = /(?:^|\/)(?:examples?|samples?|tests?|docs?|\.devcontainer|dev|ci|build)\//i;
/** Named after developing or testing: nobody is served by it. */
const ofDesk =
  /(?:^|[./_-])(?:dev|develop|development|debug|local|tests?|testing|e2e|ci|lint|docs?)(?:[._-][^/]*)?$/i;

export const healthProbes = definePractice({
  id: 'health-probes',
  domain: 'technical-operations',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['incident-restore-time'],
  levels: atLeast('percent', { 3: 80, 4: 100 }),
  lines: 'judgement',
  needs: ['deployables', 'files'],

  evaluate({ deployables, files }) {
    const found = declaredDeployables(deployables);
    const checked: readonly Checked[] = 'reason' in found ? imagesIn(files) : found.map(ofDeployable);
    const open = [
      ...checked.filter(({ isChecked }) => isChecked === null).map(({ evidence }) => evidence.path ?? ''),
      ...deployables.unreadable,
    ];
    if ('reason' in found && checked.length === 0) return found;
    const [path] = open;
    if (path !== undefined) return unknownBecause({ kind: 'unreadable', path, line: null });
    const without = checked.filter(({ isChecked }) => isChecked === false);
    const part = checked.length - without.length;

    return assessed(shareOf(part, checked.length) ?? 0, {
      samples: checked.length,
      evidence: (without.length > 0 ? without : checked)
        .slice(0, keptEvidence)
        .map(({ evidence }) => evidence),
      figures: { part, whole: checked.length },
    });
  },
});

interface Checked {
  /** Null where a template leaves it open. */
  readonly isChecked: boolean | null;
  readonly evidence: Evidence;
}

const ofDeployable = (one: Deployable): Checked => ({
  isChecked: hasProbes(one),
  evidence: fileEvidence(one.path, one.line, one.name),
});

/** Liveness and readiness both: one says when to start it anew, the other when to send it work. */
export function hasProbes({
  liveness,
  readiness,
}: Pick<Deployable, 'liveness' | 'readiness'>): boolean | null {
  if (liveness === false || readiness === false) return false;

  return liveness === null || readiness === null ? null : true;
}

/** Without any manifest, the images that are built here are what is deployed. Of the only one, a Compose file may say it too. */
function imagesIn(files: FactValues['files']): readonly Checked[] {
  const images = Object.entries(files)
    .filter(([path]) => dockerfile.test(path) && !foreign.test(path) && !ofDesk.test(path))
    .map(([path, { text }]) => ({
      isChecked: text === null ? null : hasHealthcheck(text),
      evidence: fileEvidence(path),
    }));
  if (images.length !== 1 || images[0]?.isChecked === true) return images;
  const composed = Object.keys(files).find(
    path => compose.test(path) && checksOwnService(files[path]?.text ?? null),
  );

  return composed === undefined ? images : [{ isChecked: true, evidence: fileEvidence(composed) }];
}

/** A service with a health check that is built here, or runs an image of somebody's own: a plain name is one of Docker's library. */
function checksOwnService(text: string | null): boolean {
  return Object.values(mapOf(dig(readYaml(text)?.[0]?.value, 'services'))).some(service => {
    const image = textOf(dig(service, 'image')) ?? '';
    const isOwn = dig(service, 'build') !== undefined || (image.includes('/') && !besides.test(image));

    return isOwn && isFilled(dig(service, 'healthcheck', 'test'));
  });
}

/** Of the last stage: what an earlier one says is not in the image. */
function hasHealthcheck(text: string): boolean {
  const lines = text.split('\n');
  const start = lines.findLastIndex(line => /^\s{0,8}FROM\s/i.test(line));

  return lines.slice(start + 1).some(line => /^\s{0,8}HEALTHCHECK\s+(?!NONE\b)/i.test(line));
}
