import { isIdentifier, type Node, visit } from './syntax-tree.ts';

export interface Impurity {
  readonly what: string;
  readonly offset: number;
}

/** Globals that reach out of the function. Any use counts, also where a local name hides the global: rename it. */
const forbiddenGlobals: ReadonlySet<string> = new Set([
  'console',
  'crypto',
  'eval',
  'fetch',
  'Function',
  'global',
  'globalThis',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'Temporal',
  'WebSocket',
]);

/** Uses of clock, chance, network, process and other globals that make a file depend on more than its arguments. */
export function findImpurities(tree: Node): readonly Impurity[] {
  const found: Impurity[] = [];
  visit(tree, (node, parents) => {
    if (node.type !== 'Identifier' || isName(node, parents)) return;
    const name = String(node['name']);
    const what = impurity(name, parents);
    if (what !== undefined) found.push({ what, offset: node.start });
  });
  return found;
}

function impurity(name: string, parents: readonly Node[]): string | undefined {
  const parent = parents[0];
  if (forbiddenGlobals.has(name)) return name;
  if (name === 'Date' && !isHarmlessDate(parents)) {
    return parent?.type === 'NewExpression' ? 'new Date() without argument' : 'Date as a clock';
  }
  if (name === 'Math' && (memberName(parent) ?? 'random') === 'random') return 'Math.random';
  return undefined;
}

/** Names of properties, keys, labels and types are no uses of a global. */
function isName(node: Node, parents: readonly Node[]): boolean {
  const parent = parents[0];
  if (parent === undefined) return true;
  if (parents.some(isTypeSyntax)) return true;
  const isKey = parent['key'] === node && parent['computed'] !== true;
  const isMember =
    parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true;
  const isOutside = parent['imported'] === node || parent['exported'] === node;
  return isKey || isMember || isOutside || parent['label'] === node;
}

const expressionWrappers: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

/** TypeScript syntax that leaves no code behind. Enums and namespaces would, and the compiler refuses those. */
function isTypeSyntax(node: Node): boolean {
  return node.type.startsWith('TS') && !expressionWrappers.has(node.type);
}

function isHarmlessDate(parents: readonly Node[]): boolean {
  const parent = parents[0];
  if (parent?.type === 'NewExpression' && isIdentifier(parent['callee'], 'Date')) {
    const [first] = parent['arguments'] as Node[];
    return first !== undefined && first.type !== 'SpreadElement';
  }
  if (parent?.type === 'BinaryExpression') return parent['operator'] === 'instanceof';
  const member = memberName(parent);
  return member === 'UTC' || member === 'parse';
}

/** The property read from an object by its plain name; undefined for anything that hides it. */
function memberName(parent: Node | undefined): string | undefined {
  if (parent?.type !== 'MemberExpression' || parent['computed'] === true) return undefined;
  return String((parent['property'] as Node)['name']);
}
