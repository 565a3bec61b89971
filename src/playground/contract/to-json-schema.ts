type Schema = Record<string, unknown>;

const asNull = { type: 'null' };

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * OpenAPI 3.0 → JSON Schema. `nullable` stands there with and without `type`, beside `enum`, `$ref` and `anyOf`.
 * Validators differ on it (some then skip the whole schema), so it is spelled out here as an alternative.
 * `strict` closes objects: a body with a property that GitHub does not know is an error, though GitHub ignores it.
 */
export function toJsonSchema(value: unknown, strict = false): unknown {
  if (Array.isArray(value)) return value.map(item => toJsonSchema(item, strict));
  if (!isSchema(value)) return value;
  const { nullable, ...rest } = value;
  const converted: Schema = {};
  for (const [key, item] of Object.entries(rest)) {
    if (key === 'enum' || key === 'required' || key === 'default') converted[key] = item;
    else if (key === 'properties' && isSchema(item))
      converted[key] = Object.fromEntries(
        Object.entries(item).map(([name, schema]) => [name, toJsonSchema(schema, strict)]),
      );
    else if (!(strict && key === 'additionalProperties' && item === true))
      converted[key] = toJsonSchema(item, strict && !combinators.has(key));
  }
  if (strict && isSchema(rest.properties) && rest.additionalProperties === undefined)
    converted.unevaluatedProperties = false;
  return nullable === true ? { anyOf: [converted, asNull] } : converted;
}

/** A branch sees only its own properties: it must not refuse those of its neighbours. */
const combinators = new Set(['oneOf', 'anyOf', 'allOf', 'not']);
