import type { RepositoryReads } from '../github/port.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { mistakenPolicyPath, policyPath } from '../model/policy-path.ts';
import type { PolicyFault } from '../policy/policy-problem.ts';

export { policyPath };

/** `text` undefined: there is no file, which is no problem. `unreadable`: Rung may not look. */
export type PolicyFileAnswer = { text: string | undefined; fault?: PolicyFault } | 'unreadable';

/**
 * Only a regular file at the exact path is a policy. Rejects when asking again later may help.
 * @param known the text that was found good lately (null: no file): while it is the same, nobody looks for the file
 * under its other name, which would cost a request at every evaluation.
 */
export async function fetchPolicyFile(
  reads: Pick<RepositoryReads, 'fileText'>,
  ref: string,
  known: string | null | undefined,
): Promise<PolicyFileAnswer> {
  try {
    const text = await reads.fileText(policyPath, ref);
    if (known !== undefined && (text ?? null) === known) return { text };
    const other = await reads.fileText(mistakenPolicyPath, ref);
    if (other === undefined) return { text };
    const kind = text === undefined ? 'wrong-name' : 'two-files';
    return { text: undefined, fault: { kind, values: { file: policyPath, other: mistakenPolicyPath } } };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind === 'invalid')
      return { text: undefined, fault: { kind: 'not-a-regular-file', values: { file: policyPath } } };
    if (error.kind === 'too-large')
      return { text: undefined, fault: { kind: 'file-too-large', values: { maxKib: 256 } } };
    if (error.kind === 'forbidden' || error.kind === 'not-found') return 'unreadable';
    throw error;
  }
}
