import { policyPath } from '../../model/policy-path.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import { policyInForce } from '../../policy/policy-in-force.ts';
import { type CloneGit, orUndefined } from './clone-git.ts';
import { readBlobs } from './read-files.ts';

const entryForm = /^(\d+) (\w+) ([0-9a-f]+) +(\d+)\t/;
/** Far above what a policy may have; what is larger is told as a problem without being read. */
const maxBytes = 1024 * 1024;

/** The policy file of a commit. An organization's policy stands in another repository: it is not in here. */
export async function readPolicy(git: CloneGit, sha: string): Promise<PolicyInForce> {
  const args = ['ls-tree', '-z', '-l', '--full-tree', '--end-of-options', sha, policyPath];
  const [, mode = '', type, blob = '', size] =
    entryForm.exec((await orUndefined(git.text(args))) ?? '') ?? [];
  if (type === undefined) return policyInForce({});
  const isRegular = type === 'blob' && mode.startsWith('100');
  const [text = null] = isRegular && Number(size) <= maxBytes ? await readBlobs(git, [blob]) : [];
  if (text !== null) return policyInForce({ repository: { file: policyPath, text } });

  const fault = isRegular
    ? ({ kind: 'file-too-large', values: { maxKib: 256 } } as const)
    : ({ kind: 'not-a-regular-file', values: { file: policyPath } } as const);
  const { problems, ...inForce } = policyInForce({});

  return { ...inForce, problems: [...problems, { file: policyPath, line: 1, column: 1, ...fault }] };
}
