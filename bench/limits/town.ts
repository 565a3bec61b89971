import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import type { Random } from '../seeded-random.ts';

const lineCount = 10;

export interface Firm {
  readonly installationId: number;
  readonly repositories: readonly RepositoryHandle[];
}

/** A firm that asks for its checks: an installation with its policy and some repositories. */
export function openFirm({ world }: StandIn, name: string, repositoryCount: number): Firm {
  world.createRepository(`${name}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });
  const repositories = Array.from({ length: repositoryCount }, (_, index) =>
    world.createRepository(`${name}/service-${index}`),
  );

  return { installationId: world.install(name).id, repositories };
}

export interface Change {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
  /** Its workflow ends, with a report of how many lines tests run. */
  finish(): void;
}

/** A pull request whose workflow has begun; one in five falls short, and is commented on. */
export function openChange(repository: RepositoryHandle, name: string, random: Random): Change {
  const path = `src/${name}.ts`;
  const text = Array.from({ length: lineCount }, (_, line) => `export const v${line} = '${name}';\n`).join(
    '',
  );
  repository.push(name, { [path]: text }, { by: `author-${name}` });
  const pull = repository.openPullRequest({ head: name, author: `author-${name}` });
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  const hit = random.chance(0.2) ? 5 : 9;
  const report = Array.from(
    { length: lineCount },
    (_, line) => `DA:${line + 1},${line < hit ? 1 : 0}\n`,
  ).join('');

  return {
    repository,
    pull,
    finish() {
      const files = { 'lcov.info': `SF:${path}\n${report}end_of_record\n` };
      run.complete({ conclusion: 'success', artifacts: [{ name: 'coverage', files }] });
    },
  };
}

/** What is wrong with what stands on GitHub in the end: one answer of each kind for each commit. */
export function wrongAnswers(changes: readonly Change[], appSlug: string): readonly string[] {
  return changes.flatMap(({ repository, pull }) => {
    const runs = repository.checks.runs({ app: appSlug, headSha: pull.headSha });
    const names = runs.map(({ name }) => name);
    const where = `${repository.fullName}#${pull.number}`;

    return [
      ...(new Set(names).size === names.length ? [] : [`${where}: ${names.join(', ')}`]),
      ...(names.length >= 3 ? [] : [`${where}: only ${names.join(', ') || 'nothing'}`]),
      ...runs
        .filter(run => run.status !== 'completed' || run.conclusion === 'neutral')
        .map(run => `${where}: ${run.name} is ${run.conclusion ?? run.status}`),
    ];
  });
}
