import { createRequire } from 'node:module';

export interface ExampleDelivery {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const published: readonly { name: string; examples: readonly Record<string, unknown>[] }[] = createRequire(
  import.meta.url,
)('@octokit/webhooks-examples');

/** GitHub's published example payloads; many of them are of a repository's hook and name no installation. */
export const exampleDeliveries: readonly ExampleDelivery[] = published.flatMap(({ name, examples }) =>
  examples.map(payload => ({ event: name, payload })),
);

/** The same as an App receives them. */
export const appDeliveries: readonly ExampleDelivery[] = exampleDeliveries.map(({ event, payload }) => ({
  event,
  payload: { installation: { id: 2 }, ...payload },
}));
