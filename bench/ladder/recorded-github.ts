import { createTokenGitHub } from '../../src/github/create-token-github.ts';
import type { LadderReads } from '../../src/github/ladder/ladder-port.ts';
import { permissions } from '../../src/model/permissions.ts';
import { dayMs } from '../../src/model/records/instant.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { startGitHub } from '../../src/playground/github/start-github.ts';
import { typicalFiles } from './typical-files.ts';

/** How much of an ordinary half year: 1 for all of it. */
export type Share = number;

interface Recorded {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

export interface RecordedGitHub {
  /** Answers come from memory: what is left is Rung's own work. */
  readonly reads: LadderReads;
  readonly at: number;
  readonly requests: number;
  readonly bytes: number;
}

/** When an ordinary half year begins. */
export const start = Date.parse('2026-05-04T08:00:00Z');

/** What GitHub answers of an ordinary repository, recorded once from the stand-in. */
export async function recordGitHub(
  share: Share,
  ask: (reads: LadderReads, at: number) => Promise<unknown>,
): Promise<RecordedGitHub> {
  let clock = new Date(start);
  const asked = { administration: 'read', vulnerability_alerts: 'read', security_events: 'read' } as const;
  const standIn = await startGitHub({
    clock: () => clock,
    app: {
      permissions: { ...Object.fromEntries(permissions.map(({ key, level }) => [key, level])), ...asked },
    },
  });
  const { files } = typicalFiles(0);
  const texts = Object.fromEntries(Object.entries(files).map(([path, { text }]) => [path, text ?? '']));
  const quotes = standIn.world.createRepository('harbour/quotes', { files: texts });
  standIn.world.install('harbour');
  const at = liveHalfAYear(quotes, share, time => {
    clock = new Date(time);
  });
  const { record } = standIn.world.installation('harbour');
  const { token } = standIn.tokens.create(record, record.permissions, null, clock);

  const known = new Map<string, Recorded>();
  const recording: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const body = await answer.arrayBuffer();
    known.set(keyOf(input, init), { status: answer.status, headers: answer.headers, body });
    return responseOf({ status: answer.status, headers: answer.headers, body });
  };
  const replaying: typeof fetch = async (input, init) => {
    const found = known.get(keyOf(input, init));
    if (found === undefined) throw new Error(`not recorded: ${keyOf(input, init).slice(0, 200)}`);
    return responseOf(found);
  };
  const readsThrough = (through: typeof fetch): LadderReads =>
    createTokenGitHub({
      ...{ token, tokenName: 'token', baseUrl: standIn.url, now: () => clock, fetch: through },
    }).ladder({ owner: 'harbour', name: 'quotes' });
  await ask(readsThrough(recording), at);
  await standIn.close();

  return {
    ...{ reads: readsThrough(replaying), at, requests: known.size },
    bytes: [...known.values()].reduce((sum, { body }) => sum + body.byteLength, 0),
  };
}

const keyOf = (input: Parameters<typeof fetch>[0], init: RequestInit | undefined): string =>
  `${init?.method} ${String(input)} ${String(init?.body ?? '')}`;

const responseOf = ({ status, headers, body }: Recorded): Response =>
  new Response(body.byteLength === 0 ? null : body.slice(0), { status, headers });

/** 190 pull requests, 75 issues, 400 runs and 40 deployments, evenly; the moment after all of it. */
export function liveHalfAYear(
  quotes: RepositoryHandle,
  share: Share,
  setClock: (time: number) => void,
): number {
  const pulls = Math.max(12, Math.round(190 * share));
  const spanMs = 175 * dayMs;
  for (let i = 0; i < pulls; i++) {
    const begin = start + (i * spanMs) / pulls;
    setClock(begin);
    const author = ['ada', 'ben', 'cho', 'dee'][i % 4] ?? 'ada';
    const issue = i % 5 < 2 ? quotes.conversation.openIssue(`Issue ${i}`, author) : null;
    for (const path of [
      `src/part-${i % 20}/file-${i}.ts`,
      `test/part-${i % 20}/file-${i}.test.ts`,
      'README.md',
    ])
      quotes.push(`topic-${i}`, { [path]: `change ${i}\n` }, { by: author });
    const closes = issue === null ? {} : { body: `Closes #${issue.number}\n\n- [x] Tests added\n` };
    const pull = quotes.openPullRequest({ head: `topic-${i}`, author, ...closes });
    quotes.startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] }).complete({ conclusion: 'success' });
    setClock(begin + dayMs / 4);
    pull.review(author === 'ada' ? 'ben' : 'ada');
    setClock(begin + dayMs / 2);
    pull.merge('ben');
    const run = quotes.startWorkflowRun({ jobs: ['test'] });
    run.complete({ conclusion: i % 12 === 0 ? 'failure' : 'success' });
    if (i % 10 === 0) run.rerun().complete({ conclusion: 'success' });
    if (i % 5 === 0) quotes.delivery.deploy('production', [i % 25 === 0 ? 'failure' : 'success']);
    if (i % 16 === 0) quotes.publishRelease(`v1.${i}`);
    if (issue !== null && i % 3 > 0) quotes.conversation.close(issue, author);
  }
  const end = start + 180 * dayMs;
  setClock(end);

  return end;
}
