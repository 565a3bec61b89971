import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

/** What each alias stands for. */
export type Targets = ReadonlyMap<Alias, Node>;

interface Fault {
  readonly what: string;
  readonly position: number | undefined;
}

interface Frame {
  readonly node: unknown;
  readonly children: readonly unknown[];
  next: number;
  /** Nodes in it so far, aliases followed. */
  size: number;
  /** Characters of its texts, in the same way: a long script behind an alias is read as often as the alias is there. */
  characters: number;
}

const maxNodes = 20_000;
const maxCharacters = 1024 * 1024;
const maxDepth = 200;

/**
 * One walk over the document in its own order: asked alias by alias, the library would walk the whole document for each.
 * Refuses what stands for too much, has no end, or says one key twice.
 */
export function findTargets(contents: Node): Targets | Fault {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  const walked = new Map<Node, Frame>();
  const frames: Frame[] = [{ node: null, children: [contents], next: 0, size: 0, characters: 0 }];
  for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
    const child = top.children[top.next];
    top.next += 1;
    if (top.next > top.children.length) {
      frames.pop();
      if (anchorOf(top.node) !== undefined) walked.set(top.node as Node, top);
      addTo(frames.at(-1), top);
    } else if (isAlias(child)) {
      const target = anchors.get(child.source);
      if (target === undefined) return fault('an alias without its anchor', child);
      const whole = walked.get(target);
      // Its anchor is still being walked: it stands for something that holds it.
      if (whole === undefined) return fault('an alias within what it stands for', child);
      targets.set(child, target);
      addTo(top, whole);
    } else if (child !== null && child !== undefined) {
      const repeated = isMap(child) ? repeatedKey(child) : undefined;
      if (repeated !== undefined) return fault('a key that is there twice', repeated);
      frames.push(frameOf(child, anchors));
    }
    if (top.size > maxNodes || top.characters > maxCharacters)
      return fault('too much in it once its aliases are followed', contents);
    if (frames.length > maxDepth) return fault('nested too deeply', child as Node);
  }

  return targets;
}

function frameOf(node: unknown, anchors: Map<string, Node>): Frame {
  const anchor = anchorOf(node);
  if (anchor !== undefined) anchors.set(anchor, node as Node);

  const characters = isScalar(node) && typeof node.value === 'string' ? node.value.length : 0;

  return { node, children: childrenOf(node), next: 0, size: 1, characters };
}

function addTo(frame: Frame | undefined, { size, characters }: Frame): void {
  if (frame === undefined) return;
  frame.size += size;
  frame.characters += characters;
}

function childrenOf(node: unknown): readonly unknown[] {
  if (isPair(node)) return [node.key, node.value];

  return isMap(node) || isSeq(node) ? node.items : [];
}

const anchorOf = (node: unknown) => (node as { readonly anchor?: string } | null)?.anchor;

/** `<<` may come several times. */
function repeatedKey({ items }: YAMLMap): Node | undefined {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key) || key.value === '<<') continue;
    if (seen.has(key.value)) return key;
    seen.add(key.value);
  }

  return undefined;
}

const fault = (what: string, node: Node): Fault => ({ what, position: node.range?.[0] });
