import type { StandIn } from '../../src/playground/github/start-github.ts';
import type { Issue } from '../../src/playground/github/world/conversation-records.ts';
import { improvementsOf, rungComments, rungIssues, subjectOf } from '../../test/support/issue-stage.ts';
import type { Home } from './people.ts';

/** What is wrong with Rung's noise, by kind; each told in words. */
export interface Noise {
  readonly overBudget: string[];
  readonly doubled: string[];
  readonly orphans: string[];
  readonly equalWrites: string[];
  readonly lostDecisions: string[];
  readonly filed: Map<string, Date>;
  comments: number;
}

const budget = { open: 3, perHour: 20 } as const;
const hourMs = 3_600_000;
/** Two improvements are at least so far apart: a turn may come two hours earlier in its week than the one before. */
const weekMs = (7 * 24 - 2) * hourMs;

export const silence = (): Noise => ({
  ...{ overBudget: [], doubled: [], orphans: [], equalWrites: [], lostDecisions: [] },
  ...{ filed: new Map(), comments: 0 },
});

/** After a week's turns: `known` are the numbers that Rung's database has, by repository. */
export function watchWeek(
  noise: Noise,
  homes: readonly Home[],
  known: ReadonlyMap<number, ReadonlySet<number>>,
  now: Date,
): void {
  for (const home of homes) {
    const { repository } = home;
    const where = repository.fullName;
    const issues = rungIssues(repository);
    const fresh = issues.filter(({ number }) => !noise.filed.has(`${repository.id}#${number}`));
    for (const { number, createdAt } of fresh) noise.filed.set(`${repository.id}#${number}`, createdAt);
    const improvements = improvementsOf(repository);
    for (const one of improvements.filter(each => fresh.includes(each)))
      for (const other of improvements) {
        const apartMs = one.createdAt.getTime() - other.createdAt.getTime();
        if (other.number < one.number && apartMs < weekMs)
          noise.overBudget.push(
            `${where}: #${other.number} and #${one.number}, ${(apartMs / hourMs).toFixed(1)} h apart`,
          );
      }
    const open = improvements.filter(({ state, number }) => state === 'open' && !home.reopened.has(number));
    if (open.length > budget.open) noise.overBudget.push(`${where}: ${open.length} open`);
    const reports = issues.filter(({ labels }) => labels.includes('rung:maturity'));
    if (reports.length > 1) noise.doubled.push(`${where}: ${reports.length} maturity issues`);
    for (const twice of openTwice(issues)) noise.doubled.push(`${where}: ${twice} is open twice`);
    for (const { number } of issues)
      if (!known.get(repository.id)?.has(number)) noise.orphans.push(`${where}#${number}`);
    for (const issue of issues) {
      const said = rungComments(repository, issue).map(({ body }) => body);
      if (new Set(said).size < said.length)
        noise.equalWrites.push(`${where}#${issue.number}: a comment twice`);
      const until = home.accepted.get(issue.number);
      if (until !== undefined && now < until && issue.state === 'open')
        noise.lostDecisions.push(`${where}#${issue.number}: not planned, and open again`);
    }
  }
  watchHours(noise, homes, now);
}

function openTwice(issues: readonly Issue[]): readonly string[] {
  const subjects = issues
    .filter(({ state }) => state === 'open')
    .map(subjectOf)
    .filter(one => one !== '');

  return subjects.filter((one, index) => subjects.indexOf(one) !== index);
}

function watchHours(noise: Noise, homes: readonly Home[], now: Date): void {
  for (const owner of new Set(homes.map(({ repository }) => repository.record.owner.login))) {
    const ids = new Set(
      homes.filter(one => one.repository.record.owner.login === owner).map(one => one.repository.id),
    );
    const inHour = [...noise.filed].filter(
      ([key, at]) => ids.has(Number(key.split('#')[0])) && now.getTime() - at.getTime() < hourMs,
    );
    if (inHour.length > budget.perHour) noise.overBudget.push(`${owner}: ${inHour.length} filed in an hour`);
  }
}

/** Writes that say what the last write to the same issue said, while nobody else touched it; empties the journal. */
export function watchWrites(
  noise: Noise,
  { journal }: StandIn,
  homes: readonly Home[],
  last: Map<string, { sent: string; at: Date }>,
): void {
  for (const { kind, method, path, status, sent, at } of journal.entries) {
    const [, name = '', rest = ''] = /^\/repos\/[^/]+\/([^/]+)\/issues(.*)$/.exec(path) ?? [];
    if (kind !== 'write' || name === '' || status >= 300 || sent === null) continue;
    noise.comments += rest.endsWith('/comments') ? 1 : 0;
    const home = homes.find(({ repository }) => repository.record.name === name);
    const key = `${method} ${home?.repository.id} ${rest}`;
    const before = last.get(key);
    const touchedAt = home?.touched.get(Number(/^\/(\d+)/.exec(rest)?.[1]));
    last.set(key, { sent, at });
    if (before?.sent === sent && !(touchedAt !== undefined && touchedAt >= before.at))
      noise.equalWrites.push(
        `${method} ${path} twice, at ${before.at.toISOString()} and ${at.toISOString()}`,
      );
  }
  journal.clear();
}
