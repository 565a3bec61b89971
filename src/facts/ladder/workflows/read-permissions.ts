import type { Permissions } from './workflow.ts';
import type { WorkflowReader } from './workflow-reader.ts';

/** Null where nothing is said; `{}` is said, and takes everything away. */
export function readPermissions(reader: WorkflowReader, node: unknown): Permissions | null {
  if (node === undefined) return null;
  const word = reader.text(node);
  if (word === 'read-all') return { all: 'read' };
  if (word === 'write-all') return { all: 'write' };
  if (!reader.isMap(node)) return null;
  const scopes = [...reader.mapOf(node)].flatMap(([scope, value]) => {
    const level = reader.text(value);

    return level === 'read' || level === 'write' || level === 'none' ? [[scope, level] as const] : [];
  });

  return { scopes: Object.fromEntries(scopes) };
}
