import type { JobHandlers } from '../../src/jobs/queue-port.ts';
import { inBackground } from '../../src/publish/in-background.ts';
import { climb } from '../../src/usecases/ladder/climb.ts';
import type { PlaceRequests } from '../../src/usecases/look-at-installation.ts';
import type { Services } from '../../src/usecases/services.ts';
import { workInRepository } from '../../src/usecases/work-in-repository.ts';

/** Jobs of the ladder are done as the server does them, others are none. */
export function ladderHandlers(services: Services, requests: Pick<PlaceRequests, never>): JobHandlers {
  const none = async () => {};

  return {
    ladder: ({ repository: asked }) =>
      workInRepository(services, requests as PlaceRequests, asked, repository =>
        inBackground(() => climb(services, repository)),
      ),
    ...{ delivery: none, checkPullRequest: none, checkMergeGroup: none, checkRelease: none },
    ...{ measureCommit: none, sweep: none, reconcile: none, catchUp: none, sweepRepositories: none },
  };
}
