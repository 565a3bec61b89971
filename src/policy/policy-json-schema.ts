import { z } from 'zod';
import { childrenOf, findKey } from './key-tree.ts';
import type { Lock } from './lock.ts';
import type { PolicyKey } from './policy-key.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** What a repository may do to a locked key, for docs and editors. */
export const whenLocked: Readonly<Record<Lock<unknown>['rule'], string>> = {
  order: 'a repository may set a stricter word, not a looser one',
  higher: 'a repository may set a higher value, not a lower one',
  lower: 'a repository may set a lower value, not a higher one',
  fewer: 'a repository may leave out items, not add any',
  fixed: 'a repository may not change it',
};

/** JSON Schema, draft 7, of a policy file, for editors: it knows all that `rung policy check` does but a few fine points. */
export function policyJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rung policy',
    description:
      "`.github/rung.yml` of a repository's base branch, or of the organization's `.github` repository.",
    ...groupSchema(''),
  };
}

function groupSchema(path: string): JsonSchema {
  const properties = Object.fromEntries(
    childrenOf(path).map(name => {
      const child = path === '' ? name : `${path}.${name}`;
      const key = findKey(child);
      return [name, key ? keySchema(key) : groupSchema(child)];
    }),
  );
  // A group in which nothing stands yet is null in YAML.
  return {
    type: ['object', 'null'],
    additionalProperties: false,
    properties,
    ...(path === 'work-items' && outsideNeedsKey),
  };
}

function keySchema({ form, says, lock, example, builtIn, isNotUsedYet }: PolicyKey): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(form.schema, { target: 'draft-7' });
  const later = isNotUsedYet ? ' Not used yet.' : '';

  return {
    ...schema,
    description: `${says}${later} When locked, ${whenLocked[lock.rule]}.`,
    ...(builtIn !== null && { default: builtIn }),
    examples: [example],
  };
}

const outsideNeedsKey: JsonSchema = {
  if: { type: 'object', properties: { in: { const: 'outside' } }, required: ['in'] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word.
  then: { required: ['key'] },
};
