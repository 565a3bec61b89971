import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';
import type { AssessOptions, AssessParts } from './assess-options.ts';
import { collectFromClone } from './collect-from-clone.ts';
import { collectFromGitHub, type Place } from './collect-from-github.ts';
import { readFactsFile } from './read-facts-file.ts';

/** Whatever they come from, the same facts are assessed alike. */
export async function collectFacts(
  target: string | undefined,
  options: AssessOptions,
  io: Pick<CommandIo, 'cwd' | 'env' | 'stderr'>,
  rest: { readonly now: Date; warn(problem: string): void } & Pick<AssessParts, 'openGitHub'>,
): Promise<RepositoryFacts> {
  if (options.facts !== undefined) {
    if (target === undefined) return await readFactsFile(options.facts, io.cwd);
    throw new OperatorError(`${target} and --facts ${options.facts} are both given; expected one of them`);
  }
  const folder = target ?? '.';
  const place = placeNamed(folder);
  if (place === undefined) return await collectFromClone(folder, options, io, rest);
  if (!(await isHere(folder, io.cwd))) return await collectFromGitHub(place, options, io, rest);
  if (io.env['GITHUB_TOKEN'] || io.env['GH_TOKEN'])
    rest.warn(
      `${folder} is a folder here, so that is assessed, and no repository on GitHub is asked for; ./${folder} says the same without this line`,
    );

  return await collectFromClone(folder, options, io, rest);
}

/** `owner/name`, as GitHub lets people name both. */
function placeNamed(target: string): Place | undefined {
  const [, owner, name] = /^([A-Za-z\d][\w-]*)\/([\w.-]+)$/.exec(target) ?? [];
  return owner === undefined || name === undefined || /^\.{1,2}$/.test(name) ? undefined : { owner, name };
}

const isHere = (folder: string, cwd: string): Promise<boolean> =>
  stat(resolve(cwd, folder)).then(
    () => true,
    () => false,
  );
