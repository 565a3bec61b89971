import { GatewayError } from '../model/gateway-error.ts';
import type { Call, TokenClient } from './token-client.ts';

/** Pull requests are never deleted: where one is not found, the repository is gone, renamed or not ours. */
const pullRequests = /^GET \/repos\/\{owner\}\/\{repo\}\/pulls(\/\{pull_number\})?$/;

/** The same client; calls `onDoubt` when an error may concern the whole repository, and passes the error on. */
export function noticingDoubts(client: TokenClient, onDoubt: () => void): TokenClient {
  async function noticing<T>(call: Call, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof GatewayError && isDoubtful(call, error)) onDoubt();
      throw error;
    }
  }

  return {
    raw: call => noticing(call, client.raw(call)),
    ask: (call, shape) => noticing(call, client.ask(call, shape)),
    list: (call, shape, end) => noticing(call, client.list(call, shape, end)),
  };
}

function isDoubtful(call: Call, error: GatewayError): boolean {
  return error.isAboutPlace || (error.status === 404 && pullRequests.test(call.route));
}
