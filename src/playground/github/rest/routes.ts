import { actionRoutes } from './action-routes.ts';
import { appRoutes } from './app-routes.ts';
import { authorityRoutes } from './authority-routes.ts';
import type { Route } from './call.ts';
import { checkRoutes } from './check-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { commitRoutes } from './commit-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { deploymentRoutes } from './deployment-routes.ts';
import { gitRoutes } from './git-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { metaRoutes } from './meta-routes.ts';
import { pullRequestRoutes } from './pull-request-routes.ts';
import { registrationRoutes } from './registration-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import { securityRoutes } from './security-routes.ts';
import { statusRoutes } from './status-routes.ts';

/** Every operation that the stand-in answers. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...registrationRoutes,
  ...deliveryRoutes,
  ...repositoryRoutes,
  ...pullRequestRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...commitRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...actionRoutes,
  ...releaseRoutes,
  ...commentRoutes,
  ...authorityRoutes,
  ...deploymentRoutes,
  ...issueRoutes,
  ...securityRoutes,
  ...metaRoutes,
];
