import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderPermissionsDoc } from '../scripts/render-permissions-doc.ts';
import { ladderPermissions } from '../src/github/ladder/ladder-port.ts';
import { graphqlQueries } from '../src/github/ladder/queries/all-queries.ts';
import { eventRules } from '../src/http/event-rules.ts';
import { neverAsked, optionalPermissions } from '../src/model/optional-permissions.ts';
import { appRoutes, permissions } from '../src/model/permissions.ts';
import { webhookEvents } from '../src/model/webhook-events.ts';

const root = join(import.meta.dirname, '..');
const manifestText = readFileSync(join(root, 'app.yml'), 'utf8');
const manifest = parse(manifestText) as {
  default_permissions: Record<string, string>;
  default_events: string[];
};

/** Route templates as they stand in string literals of the adapter. */
function routesCalled(): Set<string> {
  const folder = join(root, 'src/github');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  );
  const routes = files.flatMap(name =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /['"`]((?:GET|POST|PATCH|PUT|DELETE) \/[^'"`$]+)['"`]/g,
      ),
    ].map(match => String(match[1])),
  );
  return new Set(routes);
}

describe('app.yml', () => {
  test('asks for the permissions of the data file and no others', () => {
    expect(manifest.default_permissions).toEqual(
      Object.fromEntries(permissions.map(({ key, level }) => [key, level])),
    );
  });

  test('subscribes to the events of the data file and no others', () => {
    expect(manifest.default_events).toEqual(webhookEvents.map(({ name }) => name));
  });

  test('names every optional permission and event, commented out', () => {
    for (const { key, events } of optionalPermissions) {
      expect(manifestText).toContain(`# ${key}: read`);
      for (const event of events) expect(manifestText).toContain(`# - ${event}`);
    }
  });

  test('asks for nothing that Rung promises never to ask for', () => {
    const asked = permissions.map(({ title, level }) => `${title}: ${level}`);
    expect(asked.filter(each => neverAsked.includes(each))).toEqual([]);
  });
});

describe('permissions', () => {
  const listed = [...permissions, ...optionalPermissions].flatMap(({ routes }) => routes);
  const covered = new Set([...appRoutes, ...listed]);

  test('cover every route that the adapter calls', () => {
    const called = routesCalled();
    expect(called.size).toBeGreaterThan(15);
    expect([...called].filter(route => !covered.has(route))).toEqual([]);
  });

  test('list no route that the adapter does not call', () => {
    const called = routesCalled();
    expect([...covered].filter(route => !called.has(route))).toEqual([]);
  });

  test('cover every question in GraphQL once, and none that is not asked', () => {
    const named = permissions.flatMap(({ queries = [] }) => queries);
    expect(named.toSorted()).toEqual(graphqlQueries.map(({ name }) => name).toSorted());
  });

  test('stand behind every read of an assessment', () => {
    const keys = [...permissions, ...optionalPermissions].map(({ key }) => key);
    expect(Object.values(ladderPermissions).filter(key => !keys.includes(key))).toEqual([]);
  });

  test('are optional and used by a route today, or planned', () => {
    for (const { key, routes, since } of optionalPermissions)
      expect([key, since !== null]).toEqual([key, routes.length > 0]);
  });

  test('are used by a route or an event today, or say what they are planned for', () => {
    const usedByEvent = new Set(webhookEvents.filter(event => event.since !== null).map(e => e.permission));
    for (const { key, routes, uses } of permissions) {
      const isUsed = routes.length > 0 || usedByEvent.has(key);
      expect([key, uses.some(({ since }) => since !== null)]).toEqual([key, isUsed]);
    }
  });

  test('are asked for at the level of their highest use', () => {
    for (const { key, level, uses } of permissions) {
      expect([key, uses.some(use => use.level === 'write') ? 'write' : 'read']).toEqual([key, level]);
    }
  });

  test('write today exactly where a route writes', () => {
    for (const { key, routes, uses } of permissions) {
      const writes = routes.some(route => !route.startsWith('GET '));
      expect([key, uses.some(use => use.level === 'write' && use.since !== null)]).toEqual([key, writes]);
    }
  });

  test('stand behind every event', () => {
    const keys = permissions.map(({ key }) => key);
    expect(webhookEvents.filter(({ permission }) => !keys.includes(permission))).toEqual([]);
  });
});

describe('events', () => {
  test('are marked as used exactly where the webhook door lets them in', () => {
    const letIn = webhookEvents.filter(({ name }) => typeof eventRules.get(name) === 'function');
    expect(webhookEvents.filter(({ since }) => since !== null)).toEqual(letIn);
  });
});

test('docs/permissions.md is what the data file makes', () => {
  expect(readFileSync(join(root, 'docs/permissions.md'), 'utf8')).toBe(renderPermissionsDoc());
});
