import type { Server } from './server.ts';

/** Of a server in another process: nobody here can look into it. */
export const queueElsewhere: Server['queue'] = {
  depth: refuse,
  depths: refuse,
  requestSweepRepositories: refuse,
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('The queue belongs to another process.'));
}
