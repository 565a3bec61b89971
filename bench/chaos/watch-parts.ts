import type { Watch } from '../../src/handlers.ts';
import type { SyncPoints } from './sync-points.ts';

/** A sync point before and after every method of the store's ports and of what is written to GitHub. */
export function watchParts(points: SyncPoints): Watch {
  return (name, part) => watched(points, name, part);
}

function watched<Part extends object>(points: SyncPoints, path: string, part: Part): Part {
  const seen = new Map<PropertyKey, unknown>();

  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || !isPart(value)) return value;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const inner = `${path}.${key}`;
      const wrapped =
        typeof value === 'function'
          ? (...given: unknown[]) => pass(points, inner, () => Reflect.apply(value, target, given))
          : watched(points, inner, value);
      seen.set(key, wrapped);

      return wrapped;
    },
  });
}

function isPart(value: unknown): value is object {
  if (typeof value === 'function') return true;

  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function pass(points: SyncPoints, path: string, call: () => unknown): unknown {
  if (path === 'github.writes') return watched(points, path, call() as object);
  if (path.startsWith('github.') && !path.startsWith('github.writes.')) return call();
  points.pass(`before ${path}`);
  const result = call();
  if (!(result instanceof Promise)) return result;

  return result.then(value => {
    points.pass(`after ${path}`);

    return value;
  });
}
