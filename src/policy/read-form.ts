import { isMap, isScalar, isSeq } from 'yaml';
import type { Form } from './form.ts';
import { nearestKey } from './nearest-key.ts';
import {
  isEmpty,
  maxProblems,
  type PlacedFault,
  type PolicyDocument,
  resolved,
} from './parse-policy-document.ts';
import type { Place } from './policy-problem.ts';
import { quote } from './quote.ts';

/** A value's name for messages, `waivers[1].until`, and where its key stands. */
interface Named {
  readonly path: string;
  readonly place: Place;
}

/** What keeps a value from being of that form, each with its own place; empty when it is. */
export function readForm(parsed: PolicyDocument, form: Form, node: unknown, named: Named): PlacedFault[] {
  const value = resolved(parsed, node);
  const place = isEmpty(value) ? named.place : parsed.placeOf(node);
  const { item, keys } = form;

  if (item && isSeq(value)) {
    const faults: PlacedFault[] = [];
    for (const [i, each] of value.items.entries()) {
      // No more are told, and each costs a search for what was meant.
      if (faults.length >= maxProblems) break;
      const place = parsed.placeOf(each);
      faults.push(...readForm(parsed, item, each, { path: `${named.path}[${i}]`, place }));
    }
    if (faults.length > 0) return faults;
  }
  if (keys && isMap(value)) {
    const faults = readEntry(parsed, keys, value, { path: named.path, place });
    if (faults.length > 0) return faults;
  }

  const written = parsed.plainOf(node);
  return form.schema.safeParse(written).success ? [] : [wrongValue(form, written, { ...named, place })];
}

function readEntry(
  parsed: PolicyDocument,
  keys: Readonly<Record<string, Form>>,
  map: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
  { path, place }: Named,
): PlacedFault[] {
  const known = Object.keys(keys);
  const present = new Set<string>();
  const faults = map.items.flatMap(({ key, value }): PlacedFault[] => {
    const name = isScalar(key) ? String(key.value) : '';
    const at = parsed.placeOf(key);
    const form = known.includes(name) ? keys[name] : undefined;
    present.add(name);
    if (form) return readForm(parsed, form, value, { path: `${path}.${name}`, place: at });
    const values = { key: quote(name), path, nearest: nearestKey(name, known) ?? null, known };
    return [{ ...at, kind: 'unknown-key', values }];
  });
  const missing = Object.entries(keys).flatMap(([key, { expected }]): PlacedFault[] =>
    present.has(key) ? [] : [{ ...place, kind: 'missing-key', values: { key, path, expected } }],
  );
  return [...faults, ...missing];
}

function wrongValue(form: Form, written: unknown, { path, place }: Named): PlacedFault {
  const nearest = typeof written === 'string' ? nearestKey(written, form.candidates ?? []) : undefined;
  const found = written === null || written === undefined ? null : asWritten(written);
  const values = { path, expected: form.expected, found, nearest: nearest ?? null };

  return { ...place, kind: 'wrong-value', values };
}

/** `"3"` where a text only looks like a number or a truth value: that is what is wrong with it. */
function asWritten(written: unknown): string {
  const word = quote(written);
  const isTextOnly = typeof written === 'string' && !word.startsWith('"');

  return isTextOnly && (/^(?:true|false|null)$/i.test(word) || !Number.isNaN(Number(word)))
    ? `"${word}"`
    : word;
}
