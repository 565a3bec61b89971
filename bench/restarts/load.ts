import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { deliveryHeaders, type Webhook } from '../../src/playground/github/deliveries/sign-delivery.ts';

/** What became of the deliveries that were sent. */
export interface Outcomes {
  readonly acknowledged: string[];
  /** Nobody listened. */
  refused: number;
  /** The connection ended without an answer. */
  readonly cut: string[];
  /** The same, while a server was being killed. */
  readonly cutByKill: string[];
  /** Answered with anything but 202. */
  readonly answered: Map<number, number>;
}

export interface Load {
  readonly outcomes: Outcomes;
  /** Counts what is cut off in the meantime apart. */
  amidKill<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the next delivery was acknowledged at this port. */
  acknowledgedAt(port: number): Promise<number>;
  /** Resolves when the last one is answered. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly ports: readonly number[];
  readonly perSecond: number;
  readonly webhook: Pick<Webhook, 'secret'> & { readonly path: string };
  readonly appId: number;
  readonly events: readonly { readonly event: string; readonly body: string }[];
}

const tickMs = 20;

/** Deliveries at a steady pace over connections that are kept alive, to each port in turn, whether somebody listens or not. */
export function startLoad({ ports, perSecond, webhook, appId, events }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const outcomes: Outcomes = { acknowledged: [], refused: 0, cut: [], cutByKill: [], answered: new Map() };
  const waiting = new Set<{ readonly port: number; readonly resolve: (at: number) => void }>();
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let isKilling = false;

  function acknowledged(guid: string, port: number): void {
    outcomes.acknowledged.push(guid);
    for (const one of waiting) {
      if (one.port !== port) continue;
      waiting.delete(one);
      one.resolve(performance.now());
    }
  }

  function send(): void {
    const port = ports[sent % ports.length] ?? 0;
    const { event, body } = events[sent % events.length] ?? { event: 'ping', body: '{}' };
    sent += 1;
    const guid = randomUUID();
    const headers = {
      ...deliveryHeaders({ event, guid, body }, webhook.secret, appId),
      'content-length': String(Buffer.byteLength(body)),
    };
    const done = new Promise<void>(resolve => {
      const failed = ({ code }: NodeJS.ErrnoException) => {
        if (code === 'ECONNREFUSED') outcomes.refused += 1;
        else (isKilling ? outcomes.cutByKill : outcomes.cut).push(guid);
        resolve();
      };
      const post = request(
        { agent, host: '127.0.0.1', port, path: webhook.path, method: 'POST', headers },
        answer => {
          const status = answer.statusCode ?? 0;
          if (status === 202) acknowledged(guid, port);
          else outcomes.answered.set(status, (outcomes.answered.get(status) ?? 0) + 1);
          answer
            .on('error', () => {})
            .on('close', resolve)
            .resume();
        },
      );
      post.on('error', failed);
      post.end(body);
    });
    underWay.add(done);
    void done.then(() => underWay.delete(done));
  }

  const began = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond;
    // A machine that stood still does not make up for it all at once.
    for (let i = 0; sent < due && i < perSecond; i += 1) send();
  }, tickMs);

  return {
    outcomes,
    async amidKill(work) {
      isKilling = true;
      try {
        return await work();
      } finally {
        isKilling = false;
      }
    },
    acknowledgedAt: port => new Promise(resolve => waiting.add({ port, resolve })),
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      agent.destroy();
    },
  };
}
