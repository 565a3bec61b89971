import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { World } from '../../src/playground/github/handles/world.ts';
import { liveHalfAYear } from '../ladder/recorded-github.ts';
import { typicalFiles } from '../ladder/typical-files.ts';
import { policyFor } from './firms.ts';

/** The two repositories that all others are copies of. */
export interface Originals {
  readonly quiet: RepositoryHandle;
  readonly moved: RepositoryHandle;
}

export const originalOwner = 'harbour';
/** What a turn takes of the processor is another benchmark's subject. */
const paths = ['README.md', 'package.json', '.github/workflows/ci.yml'];
/** Of an ordinary half year: a dozen pull requests, two dozen runs. */
const share = 0.06;

export function openOriginals(world: World, setClock: (time: number) => void): Originals {
  world.createRepository(`${originalOwner}/.github`, { files: { '.github/rung.yml': policyFor('UTC') } });
  const open = (name: string) => {
    const { files } = typicalFiles(0);
    const texts = Object.fromEntries(paths.map(path => [path, files[path]?.text ?? '']));
    const repository = world.createRepository(`${originalOwner}/${name}`, { files: texts });
    liveHalfAYear(repository, share, setClock);
    return repository;
  };
  const originals = { quiet: open('quiet'), moved: open('moved') };
  world.install(originalOwner);

  return originals;
}

/** What happens within a week: work that is merged, tested and delivered, and an issue. */
export function moveOn(moved: RepositoryHandle): void {
  for (const topic of ['late-1', 'late-2', 'late-3']) {
    moved.push(topic, { [`src/${topic}.ts`]: 'a\n', [`test/${topic}.test.ts`]: 'b\n' }, { by: 'ada' });
    const pull = moved.openPullRequest({ head: topic, author: 'ada' });
    moved.startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] }).complete({ conclusion: 'success' });
    pull.review('ben');
    pull.merge('ben');
    moved.startWorkflowRun({ jobs: ['test'] }).complete({ conclusion: 'success' });
  }
  moved.conversation.openIssue('Late', 'cho');
  moved.delivery.deploy('production', ['success']);
}
