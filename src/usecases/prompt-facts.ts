import { createHash } from 'node:crypto';
import { maxLookedAt } from '../collect/collect-review-queue.ts';
import { type PromptTopic, promptTopics } from '../model/check-run-output.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { isOpen } from '../publish/publish-evaluation.ts';
import type { IndexedPullRequest } from '../store/port.ts';
import type { Services } from './services.ts';

const maxKept = 5_000;

/** A commit's place among those that prompt topics were judged on. */
export interface PromptPlace {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly topic: PromptTopic;
}

/** A hash of what a prompt topic's answer hangs on, as far as the database knows it without asking GitHub. */
export async function promptFacts(
  services: Services,
  { repository, headSha, topic }: PromptPlace,
): Promise<string> {
  const pulls = await services.store.pullRequests.findByHead(repository.id, headSha);
  const facts = await Promise.all(
    pulls.map(async pull => [
      pull.number,
      pull.draft,
      pull.baseBranch,
      topic === 'wip-limit' ? await workOf(services, pull) : null,
    ]),
  );

  return hashOf(facts);
}

/** Whether an event may have changed a prompt topic of this commit. The database alone decides, so that most events cost no request. */
export async function mayHaveChanged(
  services: Services,
  repository: RepositoryRef,
  headSha: string,
): Promise<boolean> {
  for (const topic of promptTopics) {
    const place = { repository, headSha, topic };
    const facts = await promptFacts(services, place);
    const latest = await services.store.evaluations.latest(repository.id, headSha, topic);
    const keys = [latest?.inputHash, rememberedNothing(services, place)];
    if (isOpen(latest) || !keys.some(key => key?.startsWith(`${facts}.`))) return true;
  }

  return false;
}

/** The key under which there was nothing to show; undefined after a restart or when something is shown. */
export function rememberedNothing(services: Services, place: PromptPlace): string | undefined {
  return services.nothingToShow.get(nameOf(place));
}

/** @param key null: something is shown now. */
export function rememberNothing(services: Services, place: PromptPlace, key: string | null): void {
  if (services.nothingToShow.size >= maxKept) services.nothingToShow.clear();
  if (key === null) services.nothingToShow.delete(nameOf(place));
  else services.nothingToShow.set(nameOf(place), key);
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function nameOf({ repository, headSha, topic }: PromptPlace): string {
  return `${repository.id} ${headSha} ${topic}`;
}

/** With one pull request nobody is over a limit, so who else waits for a review does not matter. */
async function workOf(
  { store }: Services,
  { repository, number, authorId }: IndexedPullRequest,
): Promise<unknown> {
  if (authorId === null) return null;
  const open = await store.pullRequests.openByAuthor(repository.id, authorId);
  const others =
    open.length > 1 ? await store.pullRequests.longestReady(repository.id, authorId, maxLookedAt) : [];
  const waivers = await store.waivers.standing(repository.id, number);

  return [
    authorId,
    open.map(one => [one.number, one.draft]),
    others.map(one => one.number),
    waivers.map(one => one.commentId),
  ];
}
