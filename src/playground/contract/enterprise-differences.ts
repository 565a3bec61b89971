import type { Description } from './slim-description.ts';

/** What GitHub Enterprise Server of one version does not have of what Rung uses. */
export interface EnterpriseDifferences {
  /** `METHOD /template` of operations that it lacks. */
  readonly operations: readonly string[];
  /** `METHOD /template` → the outermost fields that its answers lack: `artifacts[].digest`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

type Node = Readonly<Record<string, unknown>>;

/** Compares the answers of two descriptions; operations are found whatever their path parameters are called. */
export function enterpriseDifferences(
  github: Description,
  enterprise: Description,
  used: readonly string[],
): EnterpriseDifferences {
  const [here, there] = [operationsOf(github), operationsOf(enterprise)];
  const operations = used.filter(name => !there.has(unnamed(name)));
  const fields = used.flatMap(name => {
    const [ours, theirs] = [here.get(unnamed(name)), there.get(unnamed(name))];
    if (ours === undefined || theirs === undefined) return [];
    const known = fieldsOf(enterprise, theirs);
    const absent = [...fieldsOf(github, ours)].filter(field => !known.has(field));
    const outermost = absent.filter(field => !absent.some(other => isWithin(field, other)));

    return outermost.length === 0 ? [] : [[name, outermost.sort()] as const];
  });

  return { operations, fields: Object.fromEntries(fields) };
}

const unnamed = (name: string): string => name.replace(/\{[^}]*\}/g, '{}');

const isWithin = (field: string, other: string): boolean =>
  field.startsWith(`${other}.`) || field.startsWith(`${other}[`);

function operationsOf({ paths }: Description): Map<string, Node> {
  return new Map(
    Object.entries(paths).flatMap(([template, item]) =>
      Object.entries(item).map(([method, operation]) => [
        unnamed(`${method.toUpperCase()} ${template}`),
        operation as Node,
      ]),
    ),
  );
}

function fieldsOf(description: Description, operation: Node): Set<string> {
  const found = new Set<string>();
  const responses = (operation['responses'] ?? {}) as Record<string, unknown>;
  for (const status of ['200', '201']) {
    const answer = resolved(description, responses[status]);
    const media = (answer?.['content'] as Record<string, Node> | undefined)?.['application/json'];
    collect(description, media?.['schema'], '', found, []);
  }

  return found;
}

function collect(
  description: Description,
  schema: unknown,
  path: string,
  found: Set<string>,
  above: readonly unknown[],
): void {
  const node = resolved(description, schema);
  // A schema within itself, such as the template of a repository, has nothing new to tell.
  if (node === undefined || above.includes(node)) return;
  const deeper = [...above, node];
  for (const key of ['allOf', 'anyOf', 'oneOf'])
    for (const part of (node[key] ?? []) as unknown[]) collect(description, part, path, found, deeper);
  if (node['items'] !== undefined) collect(description, node['items'], `${path}[]`, found, deeper);
  for (const [name, property] of Object.entries((node['properties'] ?? {}) as Node)) {
    const field = path === '' ? name : `${path}.${name}`;
    found.add(field);
    collect(description, property, field, found, deeper);
  }
}

function resolved(description: Description, schema: unknown): Node | undefined {
  const node = schema as Node | undefined;
  const reference = node?.['$ref'];
  if (typeof reference !== 'string') return node;
  const [, , kind = '', name = ''] = reference.split('/');

  return description.components[kind]?.[name] as Node | undefined;
}
