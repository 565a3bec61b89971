import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { doctorNames, doctorStates } from '../src/model/doctor-line.ts';
import { permissions } from '../src/model/permissions.ts';
import { webhookEvents } from '../src/model/webhook-events.ts';
import { root } from './support/server-process.ts';

const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => readFileSync(join(root, 'src', path), 'utf8'))
  .join('\n');

function keysOf(catalogue: string): string[] {
  const document: Record<string, Record<string, string>> = parse(
    readFileSync(join(root, `templates/en/${catalogue}.yml`), 'utf8'),
  );
  return Object.entries(document).flatMap(([section, sentences]) =>
    Object.keys(sentences).map(name => `${section}.${name}`),
  );
}

/** Keys in full, and sections whose sentences are looked up by a name. */
function namedInSource(catalogue: string) {
  const named = [...source.matchAll(new RegExp(`['\`]${catalogue}:([\\w.-]+)`, 'g'))].map(
    ([, key = '']) => key,
  );
  return {
    keys: named.filter(key => !key.endsWith('.')),
    sections: named.filter(key => key.endsWith('.')),
  };
}

test.each(['doctor', 'setup'])('the code says every sentence of %s.yml, and no other', catalogue => {
  const keys = keysOf(catalogue);
  const named = namedInSource(catalogue);
  expect(named.keys.filter(key => !keys.includes(key))).toEqual([]);
  const isSaid = (key: string) =>
    named.keys.includes(key) || named.sections.some(section => key.startsWith(section));
  expect(keys.filter(key => !isSaid(key))).toEqual([]);
});

test.each([
  ['name', doctorNames],
  ['state', doctorStates],
  ['section', ['Server', 'App', 'Repositories']],
  ['without-permission', permissions.map(({ key }) => key)],
  ['without-event', webhookEvents.map(({ name }) => name)],
])('doctor has one %s text for each', (section, names) => {
  const inSection = keysOf('doctor').filter(key => key.startsWith(`${section}.`));
  expect(inSection.toSorted()).toEqual(names.map(name => `${section}.${name}`).toSorted());
});
