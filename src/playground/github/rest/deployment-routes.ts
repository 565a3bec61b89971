import { deploymentShape, environmentShape } from '../shapes/deployment-shape.ts';
import { type Route, repositoryOf } from './call.ts';
import { countedAnswer, listAnswer } from './paging.ts';

export const deploymentRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/deployments',
    ...{ auth: 'installation', permissions: ['deployments:read'] },
    handle: call => {
      const repository = repositoryOf(call);
      const environment = call.query.get('environment');
      const found = repository.deployments.filter(
        one => environment === null || one.environment === environment,
      );
      return listAnswer(call, found.reverse(), one => deploymentShape(call.services.state, repository, one));
    },
  },
  {
    // Not `environments:read`: that is for their secrets and variables.
    operation: 'GET /repos/{owner}/{repo}/environments',
    ...{ auth: 'installation', permissions: ['actions:read'] },
    handle: call => {
      const repository = repositoryOf(call);
      return countedAnswer(call, 'environments', repository.environments, one =>
        environmentShape(call.services.state, repository, one),
      );
    },
  },
];
