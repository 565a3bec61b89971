import { instantOf } from '../../src/policy/zoned-time.ts';
import type { Figure } from '../report-figures.ts';
import type { Answerer } from './answerer.ts';
import type { Firm } from './firms.ts';
import type { Turn } from './watch-turns.ts';

export interface Week {
  readonly firms: readonly Firm[];
  readonly monday: string;
  readonly turns: readonly Turn[];
  readonly answerer: Answerer;
  /** What jobs were put off or failed with. */
  readonly failures: readonly string[];
  readonly faults: readonly string[];
}

const hourMs = 3_600_000;
const share = 0.25;
/** A turn looks at what moved first, and for the policy, under both names, where the branch did. */
const beforeFacts = ({ isRead }: Turn): number => (isRead ? 3 : 1);

export function tellTurns(week: Week): readonly Figure[] {
  const { firms, turns, answerer, failures, faults } = week;
  const all = firms.reduce((sum, { repositories }) => sum + repositories.length, 0);
  const wrong = turnsThatAreWrong(week);
  const putOff = failures.filter(text => text.includes('next try in')).length;
  const failed = failures.length - putOff;
  for (const text of [...failures.filter(one => !one.includes('next try in')), ...faults].slice(0, 5))
    console.log(text);
  const requests = [...answerer.asked.values()].reduce((sum, { length }) => sum + length, 0);
  const used = Math.max(...firms.map(firm => busiestHour(answerer, firm) / firm.hourly));
  const of = `${all.toLocaleString('en')} repositories in ${firms.length} installations`;
  const unmoved = turns.filter(({ isRead }) => !isRead);
  const perUnmoved =
    unmoved.reduce((sum, { repository }) => sum + (answerer.askedAbout.get(repository) ?? 0), 0) /
    unmoved.length;

  return [
    count(`turns of one Monday that were not assessed exactly once, of ${of}`, wrong),
    count("violations of GitHub's secondary limits", answerer.violations.length),
    count('requests that GitHub refused for a limit', answerer.refused()),
    count(`jobs that failed (${putOff.toLocaleString('en')} times one was put off)`, failed),
    {
      ...{ rows: ['F25'], what: 'most of its hourly quota that an installation used for it in an hour' },
      ...{ reached: percent(used), asked: `≤ ${percent(share)}`, holds: used <= share },
    },
    {
      rows: [],
      what: `requests about a repository where nothing moved, those of turns that were put off included and those about Rung's issues not (${unmoved.length.toLocaleString('en')} of ${turns.length.toLocaleString('en')}; ${requests.toLocaleString('en')} requests in all)`,
      reached: perUnmoved.toFixed(3),
      asked: '≤ 6',
      holds: perUnmoved <= 6,
    },
    ...sizes(firms).map(size => waitOf(week, size)),
  ];
}

const sizes = (firms: readonly Firm[]): readonly number[] =>
  [...new Set(firms.map(({ repositories }) => repositories.length))].toSorted((a, b) => b - a);

/** The one that came last, of all installations of that size, beside what it might have taken. */
function waitOf({ firms, turns, monday, answerer }: Week, size: number): Figure {
  const worst = firms
    .filter(({ repositories }) => repositories.length === size)
    .map(firm => {
      const its = turns.filter(({ repository }) => repository.startsWith(`${firm.name}/`));
      const slotMs = instantOf(monday, '09:00', firm.zone).getTime();
      const aboutIssues = (repository: string) => answerer.askedAboutIssues.get(repository) ?? 0;
      const needed = its.reduce(
        (sum, turn) => sum + beforeFacts(turn) + turn.requests + aboutIssues(turn.repository),
        0,
      );
      return {
        ...{ needed, asked: answerer.asked.get(firm.installation.id)?.length ?? 0 },
        hours: its.reduce((most, { at }) => Math.max(most, at.getTime() - slotMs), 0) / hourMs,
        allowed: 1 + needed / (share * firm.hourly),
        hourly: firm.hourly,
      };
    })
    .toSorted((a, b) => b.hours / b.allowed - a.hours / a.allowed)[0];
  if (worst === undefined) throw new Error('There is no such installation.');
  const { hours, allowed, hourly, needed, asked } = worst;

  return {
    rows: ['F25'],
    what: `longest from slot to assessment, installations of ${size.toLocaleString('en')} repositories (${hourly.toLocaleString('en')} requests an hour; with what is said in issues ${needed.toLocaleString('en')} needed, ${asked.toLocaleString('en')} sent)`,
    reached: `${hours.toFixed(2)} h`,
    asked: `≤ ${allowed.toFixed(2)} h: the hour of the spread, and what 25% of the quota takes`,
    holds: hours <= allowed,
  };
}

function turnsThatAreWrong({ firms, turns, monday }: Week): number {
  const times = new Map<string, number>();
  for (const { repository, slot } of turns)
    times.set(`${repository} ${slot}`, (times.get(`${repository} ${slot}`) ?? 0) + 1);
  const wanted = firms.flatMap(({ name, repositories }) =>
    repositories.map(one => `${name}/${one.name} ${monday}`),
  );

  return (
    wanted.filter(key => times.get(key) !== 1).length +
    [...times.keys()].length -
    wanted.filter(key => times.has(key)).length
  );
}

function busiestHour({ asked }: Answerer, { installation }: Firm): number {
  const times = asked.get(installation.id) ?? [];
  let [most, from] = [0, 0];
  for (const [until, at] of times.entries()) {
    while ((times[from] ?? at) <= at - hourMs) from += 1;
    most = Math.max(most, until - from + 1);
  }

  return most;
}

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;

function count(what: string, reached: number): Figure {
  return { rows: ['F8'], what, reached: reached.toLocaleString('en'), asked: '0', holds: reached === 0 };
}
