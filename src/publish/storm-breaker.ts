import type { Log } from '../model/log.ts';
import type { Breakers, Entry, Lanes } from '../store/lane-port.ts';
import { budgetUnknown, heldBack } from './held-back.ts';

/** Name of the breaker, and of the lane in which new comments and issues of all installations are counted. */
export const newComments = 'new-comments';

/** A faulty rule must not write to everybody: too many new comments or issues, and none is created until a person resumes them. */
export interface StormBreaker {
  /** Rejects with `rate-limited`: what is held back comes again later. */
  refuseWhileOpen(): Promise<void>;
  /** Counts what is about to be created. Rejects as well when that is too much, which opens the breaker. */
  count(notices: number): Promise<void>;
  /** GitHub refused to create what was counted last: nobody was told anything. */
  giveBack(notices: number): Promise<void>;
}

export interface StormBreakerOptions {
  readonly lanes: Lanes;
  readonly breakers: Breakers;
  readonly log: Log;
  /** In ten minutes, over all installations. */
  readonly mostNewComments: number;
  /** 0 to 1. */
  readonly random?: () => number;
}

const windowSeconds = 600;
/** A person has to look first, and whatever comes back reads its pull request anew. */
const putOffMs = 30 * 60_000;

export function createStormBreaker(options: StormBreakerOptions): StormBreaker {
  const { lanes, breakers, log, mostNewComments } = options;
  const random = options.random ?? Math.random;
  const putOff = () => heldBack('New comments are stopped until a person resumes them', putOffMs, random);

  function enter(amount: number): Promise<Entry> {
    const paces = [{ amount: mostNewComments, perSeconds: windowSeconds }];

    return lanes.enter({ installationId: 0, lane: newComments, amount, paces, heldForMs: null });
  }

  async function open(): Promise<void> {
    const reason = `more than ${mostNewComments} new comments in ${windowSeconds / 60} minutes`;
    if (!(await breakers.open(newComments, reason))) return;
    log.error(
      { breaker: newComments, mostNewComments, windowSeconds },
      `new comments stopped: there were too many at once. Find out why in the latest comments and issues; then \`rung breakers resume ${newComments}\``,
    );
  }

  return {
    async refuseWhileOpen() {
      const isOpen = await breakers.find(newComments).catch(cause => {
        throw budgetUnknown(cause);
      });
      if (isOpen !== undefined) throw putOff();
    },

    async count(notices) {
      const entry = await enter(notices).catch(cause => {
        throw budgetUnknown(cause);
      });
      if (entry.kind === 'entered') return;
      await open();
      throw putOff();
    },

    async giveBack(notices) {
      await lanes
        .giveBack({ installationId: 0, lane: newComments, amount: notices })
        .catch(error => log.warn({ err: error }, 'a comment that GitHub refused still counts'));
    },
  };
}
