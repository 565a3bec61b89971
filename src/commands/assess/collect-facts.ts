import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';
import type { AssessOptions } from './assess-options.ts';
import { collectFromClone } from './collect-from-clone.ts';
import { readFactsFile } from './read-facts-file.ts';

/** Whatever they come from, the same facts are assessed alike. */
export async function collectFacts(
  target: string | undefined,
  options: AssessOptions,
  io: Pick<CommandIo, 'cwd' | 'env'>,
  rest: { readonly now: Date; warn(problem: string): void },
): Promise<RepositoryFacts> {
  if (options.facts === undefined) return await collectFromClone(target ?? '.', options, io, rest);
  if (target !== undefined)
    throw new OperatorError(`${target} and --facts ${options.facts} are both given; expected one of them`);

  return await readFactsFile(options.facts, io.cwd);
}
