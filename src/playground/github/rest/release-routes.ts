import { releaseAssetShape, releaseShape } from '../shapes/release-shape.ts';
import type { Release } from '../world/records.ts';
import { answer, notFound } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { listAnswer } from './paging.ts';

const reading = { auth: 'installation', permissions: ['contents:read'] } as const;

export const releaseRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/releases',
    ...reading,
    handle: call => {
      const repository = repositoryOf(call);
      // Drafts are shown to those who may push: with read access they are not there.
      const published = repository.releases.filter(release => !release.draft);
      const newestFirst = published.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      return listAnswer(call, newestFirst, release => releaseShape(call.services.state, repository, release));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/releases/{release_id}',
    ...reading,
    handle: call => answer(releaseShape(call.services.state, repositoryOf(call), releaseFrom(call))),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/releases/{release_id}/assets',
    ...reading,
    handle: call => {
      const { state } = call.services;
      const release = releaseFrom(call);
      return listAnswer(call, release.assets, asset =>
        releaseAssetShape(state, repositoryOf(call), release, asset),
      );
    },
  },
];

function releaseFrom(call: Call): Release {
  const id = numberFrom(call, 'release_id');
  const release = repositoryOf(call).releases.find(one => one.id === id && !one.draft);
  if (release === undefined) throw notFound();
  return release;
}
