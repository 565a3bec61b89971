import { readFileSync } from 'node:fs';
import { collectPolicy } from './collect/collect-policy.ts';
import { nothingKept } from './collect/nothing-kept.ts';
import type { ExplainQuestion } from './commands/policy/explain.ts';
import type { ExplainedRepository } from './commands/policy/print-explained.ts';
import { createAppReads } from './github/app-reads.ts';
import { createGitHub } from './github/create-github.ts';
import { loadEnvironment } from './load-environment.ts';
import { silentLog } from './model/log.ts';
import { fullName } from './model/repository.ts';
import { explainPolicy } from './policy/explain-policy.ts';
import { readSettings } from './settings.ts';

/** The policy in force as GitHub has it now: the server's last good files are not looked at. */
export async function explainRepository(question: ExplainQuestion): Promise<ExplainedRepository | undefined> {
  loadEnvironment();
  const settings = readSettings(process.env, path => readFileSync(path, 'utf8'));
  const { appId, privateKey, githubUrl: baseUrl } = settings;
  const now = () => new Date();
  const options = { appId, privateKey, baseUrl, now, log: silentLog };
  const place = await createAppReads(options).repository(question.owner, question.name);
  if (place === undefined) return undefined;

  const { repository, defaultBranch } = place;
  const branch = question.branch ?? defaultBranch;
  const github = createGitHub(options);
  const inForce = await collectPolicy({
    ...{ repository, baseBranch: branch, kept: nothingKept, now },
    reads: github.reads(repository),
    organizationReads: anew => github.organizationPolicyReads(repository, anew),
  });
  const { problems, notes } = inForce;
  return { repository: fullName(repository), branch, values: explainPolicy(inForce), problems, notes };
}
