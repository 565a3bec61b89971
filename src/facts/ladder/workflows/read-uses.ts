import type { UsesReference } from './workflow.ts';
import type { WorkflowReader } from './workflow-reader.ts';

const commit = /^[0-9a-f]{40}$|^[0-9a-f]{64}$/i;
const digest = /@sha256:[0-9a-f]{64}$/;

/** `owner/name@ref`, `owner/name/path@ref`, `./path` and `docker://image`. */
export function readUses(
  reader: WorkflowReader,
  node: unknown,
  kind: 'action' | 'workflow',
): UsesReference | null {
  const text = reader.text(node)?.trim() ?? '';
  if (text === '') return null;
  const line = reader.lineOf(reader.resolve(node));
  if (text.startsWith('./') || text.startsWith('../'))
    return { line, text, kind: 'local', repository: null, ref: null, isPinned: true };
  if (text.startsWith('docker://'))
    return { line, text, kind: 'docker', repository: null, ref: null, isPinned: digest.test(text) };
  const [path = '', ref = ''] = text.split('@', 2);
  const [owner, name] = path.split('/');
  const repository = owner && name ? `${owner}/${name}` : null;

  return { line, text, kind, repository, ref: ref || null, isPinned: commit.test(ref) };
}
