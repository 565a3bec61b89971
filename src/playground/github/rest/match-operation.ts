import type { SlimContract } from '../../contract/slim-description.ts';
import { graphqlOperation } from '../graphql/graphql-operation.ts';

/** Parameters that may hold slashes. */
const spanning = new Set(['ref', 'branch', 'basehead', 'tree_sha', 'commit_sha']);

interface Pattern {
  readonly operation: string;
  readonly method: string;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

export interface MatchedOperation {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the operation of GitHub's description that a request is for. */
export class OperationMatcher {
  readonly #patterns: readonly Pattern[];

  constructor(contract: SlimContract) {
    this.#patterns = [...Object.keys(contract.operations), ...Object.keys(contract.others)]
      .map(toPattern)
      .sort((a, b) => specificity(b.operation) - specificity(a.operation));
  }

  match(method: string, path: string): MatchedOperation | undefined {
    if (method === 'POST' && path === '/graphql') return { operation: graphqlOperation, path: {} };
    for (const { expression, names, operation, method: wanted } of this.#patterns) {
      if (wanted !== method) continue;
      const found = expression.exec(path);
      if (found === null) continue;
      return {
        operation,
        path: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? '')])),
      };
    }
    return undefined;
  }
}

function toPattern(operation: string): Pattern {
  const [method = '', template = ''] = operation.split(' ');
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const source = template
    .replace(/[.$]/g, '\\$&')
    // The root of the contents is an empty path.
    .replace('/{path}', '(?:/(.*))?')
    .replace(/\{([^}]+)\}/g, (_, name: string) => (spanning.has(name) ? '(.+?)' : '([^/]+)'));
  return { operation, method, expression: new RegExp(`^${source}$`), names };
}

/** Literal parts beat parameters, longer beats shorter: `commits/{ref}/status` before `commits/{ref}`. */
function specificity(operation: string): number {
  const parts = operation.split('/').slice(1);
  const literals = parts.filter(part => !part.startsWith('{')).length;
  return literals * 100 + parts.length;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
