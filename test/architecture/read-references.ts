import { isIdentifier, isImportMeta, isNode, literalText, type Node, visit } from './syntax-tree.ts';

/** One place where a file names another module. */
export interface Reference {
  /** Undefined where the name is computed, so that nobody can tell which module it is. */
  readonly specifier: string | undefined;
  readonly typeOnly: boolean;
  /** Names imported by value; undefined for the whole module. */
  readonly names: readonly string[] | undefined;
  readonly offset: number;
}

const moduleFile = /\.[cm]?[jt]s$/;

/** Every import, re-export, `import()`, `require`, import type, and module file started by its URL. */
export function readReferences(tree: Node): readonly Reference[] {
  const references: Reference[] = [];
  visit(tree, node => {
    const reference = referenceOf(node);
    if (reference !== undefined) references.push({ ...reference, offset: node.start });
  });
  return references;
}

function referenceOf(node: Node): Omit<Reference, 'offset'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return declared(node, 'importKind', 'imported');
    case 'ExportNamedDeclaration':
      return node['source'] === null ? undefined : declared(node, 'exportKind', 'local');
    case 'ExportAllDeclaration':
      return wholeModule(node['source'], node['exportKind'] === 'type');
    case 'TSImportType':
      return wholeModule(node['source'], true);
    case 'TSExternalModuleReference':
      return wholeModule(node['expression']);
    case 'ImportExpression':
      return isOwnUrl(node['source']) ? undefined : wholeModule(node['source']);
    case 'CallExpression':
      return called(node['callee'], node['arguments'] as Node[]);
    case 'NewExpression':
      return constructed(node['callee'], node['arguments'] as Node[]);
    default:
      return undefined;
  }
}

function wholeModule(source: unknown, typeOnly = false): Omit<Reference, 'offset'> {
  return { specifier: literalText(source), typeOnly, names: undefined };
}

function declared(node: Node, kind: string, name: string): Omit<Reference, 'offset'> {
  const specifiers = node['specifiers'] as Node[];
  const values = specifiers.filter(specifier => specifier[kind] !== 'type');
  const typeOnly = node[kind] === 'type' || (specifiers.length > 0 && values.length === 0);
  const named = values.every(specifier => isNode(specifier[name]));
  return {
    specifier: literalText(node['source']),
    typeOnly,
    names:
      named && values.length > 0
        ? values.map(specifier => String((specifier[name] as Node)['name']))
        : undefined,
  };
}

function called(callee: unknown, args: readonly Node[]): Omit<Reference, 'offset'> | undefined {
  if (isResolve(callee) && literalText(args[0]) === undefined) return undefined;
  if (isRequire(callee) || isImportMeta(callee, 'resolve')) return wholeModule(args[0]);
  if (args.some(argument => isImportMeta(argument, 'dirname'))) {
    const path = args
      .map(literalText)
      .filter(text => text !== undefined)
      .join('/');
    return moduleFile.test(path) ? wholeModule(relativeLiteral(path)) : undefined;
  }
  return undefined;
}

function constructed(callee: unknown, args: readonly Node[]): Omit<Reference, 'offset'> | undefined {
  if (!isIdentifier(callee, 'URL') || !isImportMeta(args[1], 'url')) return undefined;
  const path = literalText(args[0]);
  return path !== undefined && moduleFile.test(path) ? wholeModule(relativeLiteral(path)) : undefined;
}

/** `import(new URL('./x.ts', import.meta.url).href)`: the URL inside is the reference. */
function isOwnUrl(source: unknown): boolean {
  if (!isNode(source)) return false;
  if (source.type === 'MemberExpression') {
    return isIdentifier(source['property'], 'href') && isOwnUrl(source['object']);
  }
  return (
    source.type === 'NewExpression' &&
    constructed(source['callee'], source['arguments'] as Node[]) !== undefined
  );
}

/** `require`, `require.resolve`, and what `createRequire(…)` makes when it is called on the spot. */
function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (isIdentifier(callee, 'require')) return true;
  if (callee.type === 'MemberExpression') return isRequire(callee['object']);
  return callee.type === 'CallExpression' && isIdentifier(callee['callee'], 'createRequire');
}

/** Finding where a package lies loads nothing, so its name may be computed. */
function isResolve(callee: unknown): boolean {
  return isNode(callee) && callee.type === 'MemberExpression' && isIdentifier(callee['property'], 'resolve');
}

/** A URL or a joined path counts from the file itself, with or without `./` in front. */
function relativeLiteral(path: string): Node {
  return { type: 'Literal', start: 0, value: /^\.{0,2}\//.test(path) ? path : `./${path}` };
}
