const day = 24 * 60 * 60;

/** 8 attempts over about half an hour: 10 s, 20 s, … up to 10 min, each with jitter. */
export const retries = { retryLimit: 7, retryBackoff: true, retryDelay: 10, retryDelayMax: 600 };

/** How the queues differ. `exclusive`: one job for each key, waiting or running. `singleton`: one running for each key. */
export const queues = {
  delivery: {
    name: 'delivery',
    policy: 'exclusive',
    concurrency: 4,
    ...retries,
    expireInSeconds: 300,
    deadLetter: 'delivery-dead',
  },
  check: {
    name: 'check',
    policy: 'singleton',
    concurrency: 4,
    ...retries,
    expireInSeconds: 900,
    deadLetter: 'check-dead',
  },
  reconcile: {
    name: 'reconcile',
    policy: 'singleton',
    concurrency: 1,
    ...retries,
    expireInSeconds: 3600,
    deadLetter: 'reconcile-dead',
  },
  ladder: {
    name: 'ladder',
    policy: 'singleton',
    // A turn mostly waits for GitHub: on a Monday morning there are thousands of them.
    concurrency: 4,
    ...retries,
    expireInSeconds: 3600,
    deadLetter: 'ladder-dead',
  },
  catchUp: {
    name: 'catch-up',
    policy: 'exclusive',
    concurrency: 1,
    ...retries,
    expireInSeconds: 900,
  },
  sweepRepositories: {
    name: 'sweep-repositories',
    policy: 'exclusive',
    concurrency: 1,
    ...retries,
    expireInSeconds: 3600,
  },
  sweep: {
    name: 'sweep',
    policy: 'exclusive',
    concurrency: 1,
    retryLimit: 0,
    expireInSeconds: 900,
  },
} as const;

/** Their work is that of all installations. */
export const forEverybody: ReadonlySet<string> = new Set([
  queues.catchUp.name,
  queues.sweepRepositories.name,
  queues.sweep.name,
]);

export const deadLetters = [
  queues.delivery.deadLetter,
  queues.check.deadLetter,
  queues.reconcile.deadLetter,
  queues.ladder.deadLetter,
] as const;

/** As long as GitHub's deliveries are remembered. */
export const deadLetterSeconds = 30 * day;

/** Finished jobs tell nothing that the store does not tell. */
export const finishedSeconds = 60 * 60;
