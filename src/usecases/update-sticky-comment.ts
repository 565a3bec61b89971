import { createHash } from 'node:crypto';
import { orUnknown } from '../collect/or-unknown.ts';
import type { PullRequestTopic } from '../model/check-run-output.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { commentMarker, withMarker } from '../render/comment-marker.ts';
import { stickyComment } from '../render/sticky-comment.ts';
import type { StickyTopic } from '../render/sticky-view.ts';
import type { StickyComment } from '../store/port.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { mayBeginComment } from './may-begin-comment.ts';
import { languagesOf } from './say.ts';
import type { Services } from './services.ts';
import { stickyTopics } from './sticky-topics.ts';

export const quietLabel = 'rung:quiet';

/**
 * Brings the one comment on a pull request up to date. It is created only for what is enforced and fell short, edited
 * in place, and never deleted; nothing is asked of GitHub unless something is to be written.
 */
export async function updateStickyComment(
  services: Services,
  repository: RepositoryRef,
  judged: JudgedPullRequest,
): Promise<void> {
  const { pull } = judged;
  if (!mayComment(pull)) return;
  const topics = await stickyTopics(services, repository, judged);
  // Nothing is judged where all is off, and nothing is said while something is still to come.
  if (topics === undefined || topics.length === 0) return;

  const toDo = topics.filter(({ standing }) => standing === 'to-do');
  const isResolved = toDo.length === 0;
  const marker = commentMarker('sticky', services.github.appId);
  const kept = await keptComment(services, { repository, pull, marker, isResolved });
  if (isResolved && (kept === undefined || kept.deleted)) return;
  // What was left open, by a waiver or without an answer, and is met now, is told once more: else it stays as it is.
  if (isResolved && kept?.resolved && !isMetSince(fellShortOf(kept), topics)) return;

  const [first, second] = languagesOf(services, judged.policy.policy.language);
  const say = (shown: readonly StickyTopic[]) =>
    stickyComment([services.texts[first], second && services.texts[second]], {
      headSha: pull.headSha,
      topics: shown,
      before: fellShortOf(kept),
      aboutUrl: services.aboutUrl,
    });
  // A check run made anew with the same answer is no news.
  const bodyHash = hashOf(say(topics.map(topic => ({ ...topic, url: null }))));
  const writing = {
    repository,
    pull,
    marker,
    body: withMarker(say(topics), marker),
    bodyHash,
    kept,
    isResolved,
  };
  const commentId = await write(services, writing);
  if (commentId === 'as-it-was') return;
  if (commentId === 'deleted') {
    if (kept !== undefined)
      await services.store.stickyComments.put({ ...kept, deleted: true, headSha: pull.headSha });
    return;
  }
  await services.store.stickyComments.put({
    repositoryId: repository.id,
    pullRequest: pull.number,
    commentId,
    deleted: false,
    bodyHash,
    headSha: pull.headSha,
    resolved: isResolved,
    fellShort: withStandings({ ...fellShortOf(kept), ...figuresOf(toDo) }, topics),
  });
}

function mayComment({ state, draft, authorIsBot, locked, labels }: PullRequest): boolean {
  return state === 'open' && !draft && !authorIsBot && !locked && !labels.includes(quietLabel);
}

/**
 * What is kept of the comment. Where none may be begun, one from before the database was lost would go on saying what
 * it said: it is looked for once.
 */
async function keptComment(
  services: Services,
  { repository, pull, marker, isResolved }: Pick<Writing, 'repository' | 'pull' | 'marker' | 'isResolved'>,
): Promise<StickyComment | undefined> {
  const kept = await services.store.stickyComments.find(repository.id, pull.number);
  if (kept !== undefined) return kept;
  if (!isResolved && (await mayBeginComment(services, repository, pull))) return undefined;
  const commentId = await services.writes.findComment(
    repository,
    { key: `${stickyKey(repository, pull)}/before`, number: pull.number, marker },
    firstKey(repository, pull),
  );
  if (commentId === null) return undefined;
  const place = { repositoryId: repository.id, pullRequest: pull.number, commentId };

  return { ...place, deleted: false, bodyHash: '', headSha: '', resolved: false, fellShort: {} };
}

const stickyKey = ({ id }: RepositoryRef, { number }: PullRequest) => `sticky/${id}/${number}`;
/** Of the first comment on a pull request. */
const firstKey = (repository: RepositoryRef, pull: PullRequest) =>
  `${stickyKey(repository, pull)}/after-nothing`;

interface Writing {
  readonly repository: RepositoryRef;
  readonly pull: PullRequest;
  readonly marker: string;
  readonly body: string;
  readonly bodyHash: string;
  readonly kept: StickyComment | undefined;
  readonly isResolved: boolean;
}

/** The id of the comment that was written; `deleted`: a person did that, and it is not written again for this head. */
async function write(services: Services, writing: Writing): Promise<number | 'deleted' | 'as-it-was'> {
  const { repository, pull, body, bodyHash, kept, isResolved } = writing;
  if (kept === undefined) return await create(services, writing);
  const mayReturn = !isResolved && kept.headSha !== pull.headSha;
  if (kept.deleted) return mayReturn ? await create(services, writing) : 'as-it-was';
  if (kept.bodyHash === bodyHash) return 'as-it-was';
  if (kept.bodyHash === '' && (await saysAlready(services, writing, kept.commentId))) return kept.commentId;

  const update = await services.writes.updateComment(repository, kept.commentId, body);
  if (update === 'written') return kept.commentId;
  if (update !== 'gone') return 'as-it-was';

  return mayReturn ? await create(services, writing) : 'deleted';
}

/** Of a comment from before the database was lost nobody knows what it says. */
async function saysAlready(
  { github }: Services,
  { repository, body }: Writing,
  commentId: number,
): Promise<boolean> {
  const present = await orUnknown(github.reads(repository).comment(commentId));

  return present?.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
}

async function create(
  services: Services,
  { repository, pull, marker, body, kept }: Writing,
): Promise<number | 'as-it-was'> {
  if (kept === undefined && !(await mayBeginComment(services, repository, pull))) return 'as-it-was';
  // After a deletion it is another comment, to be created once.
  const key =
    kept === undefined
      ? firstKey(repository, pull)
      : `${stickyKey(repository, pull)}/after-${kept.commentId}`;
  const effect = { key, number: pull.number, marker, deletedId: kept?.commentId };
  const id = await services.writes.createComment(repository, effect, body);

  return id ?? 'as-it-was';
}

type FellShort = Readonly<Partial<Record<PullRequestTopic, object>>>;

function fellShortOf(kept: StickyComment | undefined): FellShort {
  return (kept?.fellShort ?? {}) as FellShort;
}

function figuresOf(topics: readonly StickyTopic[]): FellShort {
  return Object.fromEntries(topics.map(({ topic, figures }) => [topic, figures]));
}

/** How each of what once fell short stands in the comment. */
function withStandings(fellShort: FellShort, topics: readonly StickyTopic[]): FellShort {
  const standings = new Map(topics.map(({ topic, standing }) => [topic, standing]));

  return Object.fromEntries(
    Object.entries(fellShort).map(([topic, figures]) => [
      topic,
      { ...figures, standing: standings.get(topic as PullRequestTopic) ?? null },
    ]),
  );
}

function isMetSince(fellShort: FellShort, topics: readonly StickyTopic[]): boolean {
  return topics.some(({ topic, standing }) => {
    const last = fellShort[topic];

    return standing === 'met' && last !== undefined && 'standing' in last && last.standing !== 'met';
  });
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
