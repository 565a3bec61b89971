import { addedTextIn } from '../coverage/parse-patch.ts';
import { readWorkflow } from '../facts/ladder/workflows/read-workflow.ts';
import { isWorkflowPath } from '../facts/ladder/workflows/read-workflows.ts';
import type { FileChange, SecurityFacts, WorkflowChange } from '../facts/security-facts.ts';
import type { LadderReads } from '../github/ladder/ladder-port.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import { readSections } from './ladder/texts/read-sections.ts';
import { orUnknown } from './or-unknown.ts';

export interface SecurityQuestion {
  readonly reads: Pick<RepositoryReads, 'pullRequestFiles'>;
  readonly ladder: Pick<LadderReads, 'texts'>;
  readonly owner: string;
  readonly pull: Pick<PullRequest, 'number' | 'headSha' | 'baseSha' | 'changedFiles' | 'labels' | 'body'>;
}

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;

/** What a pull request changes. Files of the head are read to be judged: nothing in them decides how. */
export async function collectSecurityFacts(question: SecurityQuestion): Promise<SecurityFacts> {
  const { reads, pull } = question;
  const owner = question.owner.toLowerCase();
  const sections = [...new Set(readSections(pull.body).map(({ heading }) => heading))];
  const said = { labels: pull.labels, sections };
  const listed = await orUnknown(reads.pullRequestFiles(pull.number));
  if (listed === undefined) return { list: 'unlisted', files: [], workflows: [], owner, said };
  const isCut = listed.length >= maxListedFiles || listed.length < pull.changedFiles;

  return {
    list: isCut ? 'cut' : 'whole',
    files: listed.map(toChange),
    workflows: await changedWorkflows(question, listed),
    owner,
    said,
  };
}

function toChange({ path, previousPath, status, additions, patch }: PullRequestFile): FileChange {
  return { path, previousPath, status, additions, added: patch === null ? null : addedTextIn(patch) };
}

async function changedWorkflows(
  { ladder, pull }: SecurityQuestion,
  listed: readonly PullRequestFile[],
): Promise<readonly WorkflowChange[] | 'unreadable'> {
  const changed = listed.filter(({ path, status }) => isWorkflowPath(path) && status !== 'removed');
  const placeBefore = ({ path, previousPath, status }: PullRequestFile) =>
    status === 'added' || status === 'copied' ? null : (previousPath ?? path);
  const former = changed.flatMap(file => placeBefore(file) ?? []);
  const [head, before] = await Promise.all([
    textsAt(
      ladder,
      pull.headSha,
      changed.map(({ path }) => path),
    ),
    textsAt(ladder, pull.baseSha, former.filter(isWorkflowPath)),
  ]);
  if (head === undefined || before === undefined) return 'unreadable';

  return changed.map(file => {
    const place = placeBefore(file);

    return {
      path: file.path,
      added: new Set(file.patch === null ? [] : addedTextIn(file.patch).keys()),
      head: readWorkflow(file.path, head.get(file.path) ?? null),
      before: place !== null && before.has(place) ? readWorkflow(place, before.get(place) ?? null) : null,
    };
  });
}

async function textsAt(ladder: Pick<LadderReads, 'texts'>, sha: string, paths: readonly string[]) {
  return paths.length === 0 ? new Map<string, string | null>() : await orUnknown(ladder.texts(sha, paths));
}
