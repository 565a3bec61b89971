import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import type { Random } from '../seeded-random.ts';

const organizations = 6;
const lines = 10;

export interface OpenPull {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
}

/** Organizations with their repositories; nothing is installed yet. */
export function createRepositories({ world }: StandIn, count: number): readonly RepositoryHandle[] {
  for (let i = 0; i < organizations; i += 1)
    world.createRepository(`org-${i}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });

  return Array.from({ length: count }, (_, i) => {
    const repository = world.createRepository(`org-${i % organizations}/service-${i}`);
    repository.setRole('ada', 'maintain');

    return repository;
  });
}

export function installEverywhere({ world }: StandIn): void {
  for (let i = 0; i < organizations; i += 1) world.install(`org-${i}`);
}

let branches = 0;

/** A pull request that adds a file, of an author who has no other. */
export function openPull(repository: RepositoryHandle): PullRequestHandle {
  branches += 1;
  const head = `change-${branches}`;
  const author = `author-${branches}`;
  repository.push(head, { [`src/${head}.ts`]: code(head) }, { by: author });

  return repository.openPullRequest({ head, author });
}

export function pushMore({ repository, pull }: OpenPull): void {
  branches += 1;
  const name = `more-${branches}`;
  repository.push(
    pull.record.headBranch,
    { [`src/${name}.ts`]: code(name) },
    { by: pull.record.author.login },
  );
}

/** The pull request's CI, with a report in which tests run nine of ten lines of each file it adds. */
export function runCi({ repository, pull }: OpenPull, withReport = true): void {
  const report = pull.files.map(({ path }) => `SF:${path}\n${hits()}end_of_record\n`).join('');
  const artifacts = withReport ? [{ name: 'coverage', files: { 'lcov.info': report } }] : [];
  repository
    .startWorkflowRun({ pullRequest: pull.number })
    .begin()
    .complete({ conclusion: 'success', artifacts });
}

const code = (name: string) =>
  Array.from({ length: lines }, (_, i) => `export const v${i} = '${name}';\n`).join('');
const hits = () => Array.from({ length: lines }, (_, i) => `DA:${i + 1},${i < lines - 1 ? 1 : 0}\n`).join('');

/** What most of the work of a repository is: opened, tested, talked about, merged. */
export function mergeOne(repository: RepositoryHandle, random: Random): void {
  const pull = openPull(repository);
  runCi({ repository, pull }, false);
  if (random.chance(0.3)) repository.conversation.comment(pull.number, 'Looks good to me.', 'ada');
  if (random.chance(0.2)) {
    pushMore({ repository, pull });
    runCi({ repository, pull }, false);
  }
  pull.merge('ada');
}
