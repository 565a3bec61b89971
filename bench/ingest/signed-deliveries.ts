import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Random, seededRandom } from '../seeded-random.ts';

/** Signed beforehand: the signature covers the body and not the GUID, which each sending gets anew. */
export interface SignedDelivery {
  readonly event: string;
  readonly body: Buffer;
  readonly signature: string;
}

export const secret = 'a secret for benchmarks only';

const published: readonly { name: string; examples: readonly object[] }[] = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
);

/** How often which event comes, out of a hundred: much CI, many pull requests, some talk. */
const mix: Readonly<Record<string, number>> = {
  ...{ pull_request: 30, workflow_run: 20, check_run: 15, push: 10, check_suite: 8, status: 5 },
  ...{
    issue_comment: 5,
    pull_request_review: 3,
    release: 1,
    merge_group: 1,
    create: 1,
    deployment_status: 1,
  },
};

/** GitHub's own example payloads as an App receives them, no two the same; one in fifty is large. */
export function signDeliveries(count: number, seed: number): readonly SignedDelivery[] {
  const random = seededRandom(seed);
  const events = Object.entries(mix).flatMap(([event, share]) => Array<string>(share).fill(event));

  return Array.from({ length: count }, (_, index) => {
    const event = events[random.below(events.length)] ?? 'push';
    const examples = published.find(({ name }) => name === event)?.examples ?? [];
    const example = examples[random.below(examples.length)] ?? {};
    const installation = { id: 1 + random.below(20) };
    const payload = { ...example, ...(random.chance(0.02) && large(event, random)), installation, index };
    const body = Buffer.from(JSON.stringify(payload));
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

    return { event, body, signature };
  });
}

/** A push of many commits; anything else with the longest text that GitHub takes. */
function large(event: string, random: Random): object {
  if (event !== 'push') return { note: 'The quick brown fox\n'.repeat(3_277) };
  const commits = Array.from({ length: 1_000 }, (_, index) => ({
    id: random
      .below(2 ** 31)
      .toString(16)
      .padStart(40, '0'),
    message: `Change ${index}`,
    author: { name: 'Mia', email: 'mia@example.com', username: 'mia' },
    ...{ added: [], removed: [], modified: [`src/quotes/${index}.ts`, `test/quotes/${index}.test.ts`] },
  }));

  return { commits };
}
