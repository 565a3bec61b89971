import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { BranchRecord, TagRecord } from '../../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import { type CloneGit, orUndefined } from './clone-git.ts';
import { instantOf } from './instant-of.ts';
import type { CloneHead } from './read-head.ts';

const maxReferences = 20_000;
/** Of branches that were left long ago nobody asks how far ahead they are, and each costs a process. */
const comparedDays = 90;
const maxCompared = 200;

/** Unknown where the clone was made without them. */
export async function readTags(git: CloneGit): Promise<Fact<readonly TagRecord[]>> {
  if ((await setting(git, 'remote.origin.tagOpt')) === '--no-tags') return unknown({ kind: 'clone' });
  const lines = await list(git, '%(refname:strip=2)%00%(objectname)%00%(*objectname)', 'refs/tags');
  if (lines === undefined) return unknown({ kind: 'truncated', what: 'tags' });

  return known(lines.map(([name = '', sha = '', peeled = '']) => ({ name, sha: peeled || sha })));
}

/** Those of the remote, where the clone fetches all of them; its own, where it has no remote. */
export async function readBranches(
  git: CloneGit,
  { defaultBranch, defaultSha }: CloneHead,
  at: Instant,
): Promise<Fact<readonly BranchRecord[]>> {
  const place = await branchPlace(git);
  if (place === undefined) return unknown({ kind: 'clone' });
  const strip = place.split('/').length;
  const format = `%(refname:strip=${strip})%00%(objectname)%00%(committerdate:unix)%00%(symref)`;
  const lines = await list(git, format, place);
  if (lines === undefined) return unknown({ kind: 'truncated', what: 'branches' });

  const branches: BranchRecord[] = [];
  let compared = 0;
  for (const [name = '', sha = '', committed = '', symref = ''] of lines) {
    if (symref !== '') continue;
    const lastCommitAt = instantOf(committed, at);
    const isRecent = lastCommitAt > at - comparedDays * dayMs && compared < maxCompared;
    if (isRecent) compared += 1;
    const ahead = name === defaultBranch ? 0 : isRecent ? await aheadOf(git, defaultSha, sha) : null;
    branches.push({ name, sha, lastCommitAt, ahead });
  }

  return known(branches);
}

async function branchPlace(git: CloneGit): Promise<string | undefined> {
  const fetched = await setting(git, 'remote.origin.fetch');
  if (fetched === undefined || fetched === '') return 'refs/heads';
  if (fetched === '+refs/*:refs/*') return 'refs/heads';

  return fetched === '+refs/heads/*:refs/remotes/origin/*' ? 'refs/remotes/origin' : undefined;
}

async function aheadOf(git: CloneGit, base: string, sha: string): Promise<number | null> {
  const count = await orUndefined(
    git.text(['rev-list', '--count', '--end-of-options', sha, `^${base}`], { maxMs: 10_000 }),
  );

  return count === undefined ? null : Number(count);
}

const setting = (git: CloneGit, name: string) => orUndefined(git.text(['config', '--get', name]));

/** Undefined where there are more than anybody could look at. */
async function list(
  git: CloneGit,
  format: string,
  place: string,
): Promise<readonly (readonly string[])[] | undefined> {
  const args = ['for-each-ref', `--count=${maxReferences + 1}`, `--format=${format}`, place];
  const lines = (await git.text(args)).split('\n').filter(line => line !== '');

  return lines.length > maxReferences ? undefined : lines.map(line => line.split('\0'));
}
