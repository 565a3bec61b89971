/** An OpenAPI description, as far as we look into it. */
export interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface SlimContract {
  readonly version: string;
  /** `METHOD /template` → the operation: parameters, request body, responses. */
  readonly operations: Readonly<Record<string, unknown>>;
  /** `#/components/…` references → what they name. */
  readonly components: Readonly<Record<string, unknown>>;
  /** Every other operation of the description, `METHOD /template` → its id: to name a missing one. */
  readonly others: Readonly<Record<string, string>>;
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
const literal = new Set(['enum', 'required', 'default']);
const prose = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'title',
  'deprecated',
]);

/** Keeps what a validator needs. The names of properties are data: `title` may be one. */
function withoutProse(value: unknown, namesAreData = false): unknown {
  if (Array.isArray(value)) return value.map(item => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => namesAreData || !(prose.has(key) || key.startsWith('x-') || key === 'tags'),
  );
  return Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      !namesAreData && literal.has(key)
        ? item
        : withoutProse(item, !namesAreData && (key === 'properties' || key === 'content')),
    ]),
  );
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : referencesIn(item),
  );
}

function lookUp(description: Description, reference: string): unknown {
  const [, , kind = '', name = ''] = reference.split('/');
  const component = description.components[kind]?.[name];
  if (component === undefined)
    throw new Error(`The description has no ${reference}, though it refers to it.`);
  return component;
}

/** The given operations of a description with the components they reach, without prose. */
export function slimDescription(description: Description, used: readonly string[]): SlimContract {
  const all = new Map<string, Record<string, unknown>>();
  for (const [template, item] of Object.entries(description.paths))
    for (const [method, operation] of Object.entries(item))
      if (methods.has(method))
        all.set(`${method.toUpperCase()} ${template}`, operation as Record<string, unknown>);

  const missing = used.filter(name => !all.has(name));
  if (missing.length > 0) throw new Error(`The description has no operation ${missing.join(', ')}.`);

  const operations = Object.fromEntries(
    used.map(name => {
      const { operationId, parameters, requestBody, responses } = all.get(name) ?? {};
      return [name, withoutProse({ operationId, parameters, requestBody, responses })];
    }),
  );
  const components = new Map<string, unknown>();
  const queue = referencesIn(operations);
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    if (components.has(reference)) continue;
    const component = withoutProse(lookUp(description, reference));
    components.set(reference, component);
    queue.push(...referencesIn(component));
  }
  const others = [...all].filter(([name]) => !used.includes(name));
  return {
    version: description.info.version,
    operations,
    components: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    others: Object.fromEntries(
      others.map(([name, { operationId }]): [string, string] => [name, String(operationId)]),
    ),
  };
}

/** One operation or component a line, so that a change of the description reads as a diff. */
export function printContract(contract: SlimContract): string {
  const block = (entries: Readonly<Record<string, unknown>>) =>
    Object.entries(entries)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n');
  const { version, operations, components, others } = contract;
  return `{"version":${JSON.stringify(version)},\n"operations":{\n${block(operations)}\n},\n"components":{\n${block(components)}\n},\n"others":{\n${block(others)}\n}}\n`;
}
