import { checkSuiteShape } from '../shapes/check-shape.ts';
import type { AppRecord } from '../world/account-records.ts';
import type { CheckSuite, Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce, botOf } from './announce.ts';

/** One suite per App and commit, made when a branch is pushed or the App's first check run comes. */
export function ensureSuite(
  state: WorldState,
  repository: Repository,
  app: AppRecord,
  headSha: string,
  headBranch: string | null,
): CheckSuite {
  const known = repository.checkSuites.find(suite => suite.app.id === app.id && suite.headSha === headSha);
  if (known !== undefined) return known;
  const suite = createSuite(state, repository, app, headSha, headBranch);
  if (headBranch !== null) announceSuite(state, repository, suite, 'requested');
  return suite;
}

/** GitHub Actions gives each workflow run its own suite. */
export function createSuite(
  state: WorldState,
  repository: Repository,
  app: AppRecord,
  headSha: string,
  headBranch: string | null,
): CheckSuite {
  const suite = { id: takeId(state), app, headSha, headBranch, createdAt: state.clock() };
  repository.checkSuites.push(suite);
  return suite;
}

export function announceSuite(
  state: WorldState,
  repository: Repository,
  suite: CheckSuite,
  action: 'requested' | 'rerequested' | 'completed',
  sender = botOf(state, suite.app),
): void {
  announce(state, repository, ['check_suite', action], sender, {
    check_suite: checkSuiteShape(state, repository, suite),
  });
}
