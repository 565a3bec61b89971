import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { optionalPermissions } from '../../../../src/model/optional-permissions.ts';
import { routes } from '../../../../src/playground/github/rest/routes.ts';
import { createWorldState } from '../../../../src/playground/github/world/create-world-state.ts';

const app = parse(readFileSync(join(import.meta.dirname, '../../../../app.yml'), 'utf8')) as {
  default_permissions: Record<string, string>;
  default_events: string[];
};
const optional = new Set(optionalPermissions.map(({ key }) => key));
const state = createWorldState({
  clock: () => new Date(0),
  apiUrl: 'http://127.0.0.1',
  app: { id: 1, slug: 'rung' },
  emit: () => {},
});

describe('the App of the stand-in', () => {
  test('has the permissions and events of app.yml', () => {
    expect(state.app.permissions).toEqual(app.default_permissions);
    expect(state.app.events).toEqual(app.default_events);
  });

  test('may do whatever the stand-in answers, with them or with what an operator may add', () => {
    const granted = (permission: string) => {
      const [name = '', level] = permission.split(':');
      const has = app.default_permissions[name];
      return has === 'write' || has === level || (level === 'read' && optional.has(name));
    };
    const closed = routes.filter(({ permissions }) => permissions.length > 0 && !permissions.some(granted));
    expect(closed.map(route => route.operation)).toEqual([]);
  });

  test('needs a permission for each route of an installation', () => {
    const open = routes.filter(
      ({ auth, permissions }) => auth === 'installation' && permissions.length === 0,
    );
    expect(open.map(route => route.operation)).toEqual([]);
  });
});
