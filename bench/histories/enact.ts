import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { code, coverageOf, pathOf } from '../../test/support/small-change.ts';
import type { History, HistoryDeed, Hits } from './history.ts';

interface Pull {
  readonly handle: PullRequestHandle;
  readonly branch: string;
  hits: Hits;
  run: WorkflowRunHandle;
  pushes: number;
}

/** Carries a history out on GitHub's side; time passes between two deeds. What is impossible is left out. */
export function enact(repository: RepositoryHandle, { deeds }: History, passTime: () => void): void {
  const pulls: Pull[] = [];
  repository.setRole('lead', 'maintain');
  repository.push('next', { 'docs/next.md': 'Next.\n' });
  for (const deed of deeds) {
    passTime();
    if (deed.kind === 'release')
      repository.publishRelease(`v${repository.record.releases.length + 1}.0.0`, { body: 'News.' });
    else if (deed.kind === 'open') pulls.push(open(repository, deed, pulls.length + 1));
    else change(repository, pulls[deed.pull % pulls.length], deed);
  }
}

function open(
  repository: RepositoryHandle,
  { isDraft, hits }: HistoryDeed & { kind: 'open' },
  number: number,
): Pull {
  const branch = `change${number}`;
  const author = `dev${number % 2}`;
  repository.setRole(author, 'write');
  repository.push(branch, { [pathOf(branch)]: code(branch) }, { by: author });
  const handle = repository.openPullRequest({ head: branch, author, draft: isDraft });
  const run = repository.startWorkflowRun({ pullRequest: handle.number });

  return { handle, branch, hits, run, pushes: 0 };
}

type PullDeed = Exclude<HistoryDeed, { kind: 'open' | 'release' }>;

function change(repository: RepositoryHandle, pull: Pull | undefined, deed: PullDeed): void {
  if (pull === undefined) return;
  if (deed.kind === 'push') push(repository, pull, deed.hits);
  else if (deed.kind === 'end-run') endRun(pull, deed.isGreen);
  else if (deed.kind === 're-run') runAgain(pull, deed.isGreen);
  else if (deed.kind === 'comment') say(repository, pull, deed);
  else if (deed.kind === 'take-back') takeBack(repository, pull.handle.number);
  else changeState(pull.handle, deed.kind);
}

function push(repository: RepositoryHandle, pull: Pull, hits: Hits): void {
  const { handle, branch } = pull;
  pull.pushes += 1;
  const text = `${code(branch)}// ${pull.pushes}\n`;
  repository.push(branch, { [pathOf(branch)]: text }, { by: authorOf(pull) });
  pull.hits = hits;
  if (handle.record.state === 'open') pull.run = repository.startWorkflowRun({ pullRequest: handle.number });
}

function changeState(handle: PullRequestHandle, kind: PullDeed['kind']): void {
  const { state, draft, merged, baseBranch } = handle.record;
  if (kind === 'reopen' && state !== 'open' && !merged) handle.reopen();
  if (state !== 'open') return;
  if (kind === 'draft' && !draft) handle.convertToDraft();
  if (kind === 'ready' && draft) handle.markReady();
  if (kind === 'close') handle.close();
  if (kind === 'merge' && handle.testMerge() !== undefined) handle.merge();
  if (kind === 'change-base') handle.edit({ base: baseBranch === 'main' ? 'next' : 'main' });
}

function runAgain(pull: Pull, isGreen: boolean): void {
  if (pull.run.record.status !== 'completed') return;
  pull.run.rerun();
  endRun(pull, isGreen);
}

function endRun({ run, branch, hits }: Pull, isGreen: boolean): void {
  if (run.record.status === 'completed') return;
  const artifacts = hits === null ? [] : [coverageOf(branch, hits)];
  run.complete({ conclusion: isGreen ? 'success' : 'failure', artifacts });
}

/** Of several rechecks only the first that arrives is carried out: the second would come too soon. */
function say(
  repository: RepositoryHandle,
  pull: Pull,
  { by, body }: HistoryDeed & { kind: 'comment' },
): void {
  const said = repository.conversation.comments(pull.handle.number);
  if (body === '/rung recheck' && said.some(comment => comment.body === body)) return;
  const login = { author: authorOf(pull), maintainer: 'lead', 'passer-by': 'eve' }[by];
  repository.conversation.comment(pull.handle.number, body, login);
}

/** The last command is deleted. */
function takeBack({ conversation }: RepositoryHandle, number: number): void {
  const last = conversation.comments(number).findLast(({ body }) => body.startsWith('/rung'));
  if (last !== undefined) conversation.delete(last, last.author.login);
}

function authorOf({ handle }: Pull): string {
  return handle.record.author.login;
}
