/**
 * npm run bench:ladder -- [--percent 100] [--rounds 200] [--save]
 * What an assessment takes of one core: from facts, and from GitHub's answers, which come from memory. The time is the
 * processor's, so that what else a machine does counts little. Then, how many requests the history of a new repository takes.
 * `--percent` makes a smaller repository, which is not judged.
 */
import { parseArgs } from 'node:util';
import { collectFacts } from '../../src/collect/ladder/collect-facts.ts';
import { builtInPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import { readFacts } from '../../src/facts/ladder/read-facts.ts';
import { assess } from '../../src/maturity/assess.ts';
import { domainLevelOf } from '../../src/maturity/domain-level.ts';
import { nextSteps } from '../../src/maturity/next-steps.ts';
import { unknownCauses } from '../../src/maturity/unknown-causes.ts';
import { catalogue } from '../../src/practices/catalogue.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { firstBackfill } from './first-backfill.ts';
import { type RecordedGitHub, recordGitHub } from './recorded-github.ts';
import { typicalFacts } from './typical-facts.ts';

const { values } = parseArgs({
  options: {
    percent: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '200' },
    save: { type: 'boolean', default: false },
  },
});
const share = Number(values.percent) / 100;
const rounds = Number(values.rounds);
const asked = { aSecond: 2_000, ms: 300, requests: 700 } as const;
const size = '190 pull requests, 75 issues, 400 runs, 40 deployments, 60 files';

const judge = (facts: Parameters<typeof assess>[0]) =>
  assess(facts, (practice, error) => {
    throw new Error(`${practice}: ${error}`);
  });

const fresh = JSON.stringify(typicalFacts());
reportFigures('ladder', 'npm run bench:ladder', [
  ...fromFacts(),
  fromResults(),
  ...(await fromAnswers(await recordGitHub(share, (reads, at) => collectFacts(reads, builtInPolicy, at)))),
  await fromNothing(),
]);

/** Facts that nobody has seen before: nothing that an assessment works out is there already. */
function fromFacts(): readonly Figure[] {
  const times = Array.from({ length: rounds }, () => {
    const facts = JSON.parse(fresh);
    return cpuMs(() => judge(facts));
  });
  const ms = mean(times.slice(rounds / 4));
  const aSecond = 1000 / ms;

  return [
    {
      rows: [],
      what: `assessments a second on one core, from facts (${size}): ${ms.toFixed(1)} ms each, the first one in a process ${times[0]?.toFixed(0)} ms`,
      reached: aSecond.toFixed(0),
      asked: `≥ ${asked.aSecond.toLocaleString('en')}`,
      holds: aSecond >= asked.aSecond,
    },
  ];
}

/** Of the same, what is left once each practice has its result. */
function fromResults(): Figure {
  const facts = JSON.parse(fresh);
  const { domains } = judge(facts);
  const results = new Map(domains.flatMap(({ practices }) => practices.map(one => [one.id, one] as const)));
  const atOnce = 20;
  const times = Array.from({ length: rounds }, () =>
    cpuMs(() => {
      for (let i = 0; i < atOnce; i++) {
        const levels = domains.map(({ id, practices }) => ({ ...domainLevelOf(id, practices), practices }));
        nextSteps(levels, results, catalogue, facts.policy.target);
        unknownCauses([...results.values()]);
      }
    }),
  );
  const aSecond = (1000 * atOnce) / mean(times.slice(rounds / 4));

  return {
    rows: [],
    what: `of these, levels, next steps and causes from the results of ${results.size} practices, a second`,
    reached: Math.round(aSecond).toLocaleString('en'),
    asked: `≥ ${asked.aSecond.toLocaleString('en')}`,
    holds: aSecond >= asked.aSecond,
  };
}

/** Parsing and checking GitHub's answers, the facts as JSON and read again, the assessment as JSON. */
async function fromAnswers({ reads, at, requests, bytes }: RecordedGitHub): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let i = 0; i < Math.max(8, rounds / 10); i++) {
    const before = process.cpuUsage();
    const facts = JSON.stringify(await collectFacts(reads, builtInPolicy, at));
    JSON.stringify(judge(readFacts(facts)));
    times.push(msOf(process.cpuUsage(before)));
  }
  const ms = mean(times.slice(2));
  const isFull = share >= 1;

  return [
    {
      rows: [],
      what: `processor time of one assessment from GitHub's answers (${requests} requests, ${(bytes / 1_000_000).toFixed(1)} MB), with all JSON; the first one in a process ${times[0]?.toFixed(0)} ms`,
      reached: `${ms.toFixed(0)} ms`,
      asked: isFull ? `≤ ${asked.ms} ms` : `≤ ${asked.ms} ms, in a full run`,
      holds: ms <= asked.ms || !isFull,
    },
  ];
}

/** Its pull requests, runs, issues, deployments and releases of 90 days, which are read once. */
async function fromNothing(): Promise<Figure> {
  const { pulls, runs, requests } = await firstBackfill(share);
  const isFull = share >= 1;

  return {
    rows: [],
    what: `requests for the history of a repository with ${pulls.toLocaleString('en')} pull requests and ${runs.toLocaleString('en')} runs in 90 days`,
    reached: String(requests),
    asked: isFull ? `≤ ${asked.requests}` : `≤ ${asked.requests}, in a full run`,
    holds: requests <= asked.requests || !isFull,
  };
}

/** Of this thread: collecting garbage and compiling beside it take other cores. */
function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();

  return msOf(process.threadCpuUsage(before));
}

function msOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** Some systems count a thread's time in steps of milliseconds: the mean of many is exact all the same. */
function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
