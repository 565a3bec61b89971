import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openClone, orUndefined } from '../../collect/clone/clone-git.ts';
import { collectClone } from '../../collect/clone/collect-clone.ts';
import { readHead } from '../../collect/clone/read-head.ts';
import { readOrigin, repositoryOfRemote } from '../../collect/clone/read-origin.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { windowDays } from '../../metrics/window.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { CommandIo } from '../command-io.ts';
import type { AssessOptions } from './assess-options.ts';
import { measureCoverage } from './measure-coverage.ts';
import { warnOfPolicy } from './warn-of-policy.ts';

/** The commit HEAD of a clone, with its history, and coverage where reports are given. */
export async function collectFromClone(
  folder: string,
  { report, language }: AssessOptions,
  io: Pick<CommandIo, 'cwd' | 'env'>,
  { now, warn }: { readonly now: Date; warn(problem: string): void },
): Promise<RepositoryFacts> {
  const path = resolve(io.cwd, folder);
  await insistOnFolder(folder, path);
  const at = now.getTime();
  const { git, directory } = await openClone(path, io.env);
  const head = await readHead(git, folder, at);
  const name = await readOrigin(git, directory);
  const { facts, policyProblems } = await collectClone({
    ...{ git, head, name, at },
    measure: async tree =>
      report.length === 0
        ? undefined
        : await measureCoverage({
            ...{ globs: report, cwd: io.cwd, tree, warn },
            textOf: file => orUndefined(git.text(['cat-file', 'blob', `${head.sha}:${file}`])),
          }),
  });
  const { branch, defaultBranch } = head;
  if (head.isShallow)
    warn('the clone is shallow, so its history is unknown; "git fetch --unshallow" gets it');
  const days = Math.floor((at - head.at) / dayMs);
  if (days > windowDays)
    warn(`the newest commit here is ${days} days old; where the project went on, "git pull" gets the rest`);
  if (branch !== null && branch !== defaultBranch)
    warn(`${branch} is assessed, which is checked out; the default branch is ${defaultBranch}`);
  warnOfPolicy(policyProblems, language, warn);

  return facts;
}

async function insistOnFolder(folder: string, path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory()) return;
  const what = status === undefined ? 'there is no such folder' : 'it is no folder';

  const name = repositoryOfRemote(folder)?.name;
  const expected = name === undefined ? 'a clone of a repository' : `a clone, or ${name} to ask GitHub`;

  throw new OperatorError(`${folder}: ${what}; expected ${expected}`);
}
