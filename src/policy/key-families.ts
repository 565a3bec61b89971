import { glob, listOf } from './form.ts';
import { fewer } from './lock.ts';
import type { CheckId, Mode } from './policy.ts';
import { type PolicyKey, policyKey, strictWords } from './policy-key.ts';

const modes: readonly Mode[] = ['off', 'advise', 'enforce'];

/** Long lists of long globs cost time on every path of a pull request. */
export const globs = listOf(glob(256), 200);

export function mode(check: CheckId, builtIn: Mode, question: string): PolicyKey {
  return strictWords(modes, {
    path: `checks.${check}.mode`,
    builtIn,
    says: `${question} \`off\` posts nothing, \`advise\` is never red, \`enforce\` is red when it falls short. \`start\` limits it.`,
    example: builtIn === 'enforce' ? 'advise' : 'enforce',
  });
}

export function ignored(path: string, says: string, example: string[]): PolicyKey {
  return policyKey<string[]>({ path, form: globs, lock: fewer, builtIn: [], says, example });
}
