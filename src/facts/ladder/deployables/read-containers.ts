import { dig, isFilled, listOf } from '../yaml/dig.ts';
import { open } from './render-template.ts';

/** What the containers of a pod say; null where a template leaves it open. */
export interface Containers {
  readonly requests: boolean | null;
  readonly limits: boolean | null;
  readonly liveness: boolean | null;
  readonly readiness: boolean | null;
}

export function readContainers(podSpec: unknown): Containers {
  const containers = listOf(dig(podSpec, 'containers'));
  const say = (what: (container: unknown) => boolean | null) => ofAll(containers.map(what));
  const resource = (container: unknown, sort: string, ...names: readonly string[]): boolean | null => {
    const [all, some] = [dig(container, 'resources'), dig(container, 'resources', sort)];
    if (all === open || some === open) return null;

    return names.every(name => isFilled(dig(some, name)));
  };
  // Where only a limit is given, Kubernetes takes it for the request.
  const requests = (container: unknown) =>
    resource(container, 'requests', 'cpu', 'memory') || resource(container, 'limits', 'cpu', 'memory');
  const probe = (name: string) => (container: unknown) => {
    const found = dig(container, name);

    return found === open ? null : isFilled(found);
  };

  return {
    requests: say(requests),
    limits: say(container => resource(container, 'limits', 'memory')),
    // A sidecar without a probe is as common as harmless: one container of the pod has to have it.
    liveness: ofAny(containers.map(probe('livenessProbe'))),
    readiness: ofAny(containers.map(probe('readinessProbe'))),
  };
}

/** Three-valued: one that says no decides, whatever is open. */
function ofAll(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.length === 0 || answers.includes(false)) return false;

  return answers.includes(null) ? null : true;
}

function ofAny(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;

  return answers.includes(null) ? null : false;
}
