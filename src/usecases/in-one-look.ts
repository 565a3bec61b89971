import { readOnce } from '../collect/read-once.ts';
import { isSamePlace, type RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/** For one look at a pull request: what several of its topics read of this repository is asked for once. */
export function inOneLook(services: Services, repository: RepositoryRef): Services {
  const { github } = services;
  const reads = readOnce(github.reads(repository));

  return {
    ...services,
    github: {
      ...github,
      reads: asked => (isSamePlace(asked, repository) ? reads : github.reads(asked)),
    },
  };
}
