/** Where a policy stands, in a repository and in the organization's `.github` repository. */
export const policyPath = '.github/rung.yml';
/** No policy is read from there: a file of this name is told as a problem. */
export const mistakenPolicyPath = '.github/rung.yaml';

/** The file in it is the organization's, for all its repositories. */
export function isPolicyRepository({ name }: { readonly name: string }): boolean {
  return name.toLowerCase() === '.github';
}
