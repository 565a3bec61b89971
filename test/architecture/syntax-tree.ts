import { parseAst } from 'vitest/node';

/** A node of the syntax tree; what it holds depends on its `type`. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/** Throws on text that is not TypeScript. */
export function parseTypeScript(text: string): Node {
  return parseAst(text, { lang: 'ts', astType: 'ts' }) as unknown as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Visits every node with the chain of its parents, nearest first. */
export function visit(node: Node, visitor: (node: Node, parents: readonly Node[]) => void): void {
  const walk = (current: Node, parents: readonly Node[]): void => {
    visitor(current, parents);
    const below = [current, ...parents];
    for (const value of Object.values(current)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, below);
    }
  };
  walk(node, []);
}

/** The text of a string literal, or of a template literal without substitutions. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || (node['expressions'] as unknown[]).length > 0) return undefined;
  return (node['quasis'] as { value: { cooked: string } }[])[0]?.value.cooked;
}

export function isIdentifier(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

/** True for `import.meta`, and for `import.meta.<property>` where a property is named. */
export function isImportMeta(node: unknown, property?: string): boolean {
  if (!isNode(node)) return false;
  if (property === undefined) return node.type === 'MetaProperty' && isIdentifier(node['meta'], 'import');
  return (
    node.type === 'MemberExpression' &&
    isImportMeta(node['object']) &&
    isIdentifier(node['property'], property)
  );
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
