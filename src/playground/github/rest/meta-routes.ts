import { answer } from './answer.ts';
import type { Route } from './call.ts';

export const metaRoutes: readonly Route[] = [
  {
    operation: 'GET /meta',
    auth: 'any',
    permissions: [],
    handle: () =>
      answer({
        verifiable_password_authentication: false,
        hooks: ['127.0.0.0/8'],
        web: ['127.0.0.0/8'],
        api: ['127.0.0.0/8'],
      }),
  },
  {
    operation: 'GET /rate_limit',
    auth: 'any',
    permissions: [],
    handle: ({ credential, services: { quotas, state } }) => {
      const rate = { ...quotas.quota(credential, state.clock()), resource: 'core' };
      return answer({ resources: { core: rate, search: rate }, rate });
    },
  },
];
