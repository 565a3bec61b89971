import { ciName, coverageName, wipName } from '../../test/support/shown.ts';
import { openSmallPull, runSmallCi } from '../../test/support/small-change.ts';
import { openCast, settleCast } from '../chaos/cast.ts';
import { checkDoubles, checkOpenRuns } from '../chaos/check-doubles.ts';
import type { Random } from '../seeded-random.ts';
import { openDoubleGate } from './double-gate.ts';

export interface DoubledEffects {
  readonly deliveries: number;
  readonly effects: number;
  /** What is not there exactly once. */
  readonly problems: readonly string[];
}

const repositories = 5;

/** Pull requests with red coverage on the stand-in for GitHub, every delivery twice, the whole server four times. */
export async function doubleEffects(
  databaseUrl: string,
  pullRequests: number,
  random: Random,
): Promise<DoubledEffects> {
  const cast = await openCast({
    ...{ database: { databaseUrl }, count: 4 },
    onPass() {},
    onWarning() {},
  });
  const gate = await openDoubleGate(() => {
    const [one, other] = random.shuffled(cast.living);
    if (one === undefined || other === undefined) throw new Error('Too few servers live.');
    return [`${one.url}/api/github/webhooks`, `${other.url}/api/github/webhooks`];
  });
  try {
    await cast.raise();
    const { world, deliveries } = cast.github;
    const { webhook } = deliveries;
    if (webhook === undefined) throw new Error('The stand-in has no webhook.');
    deliveries.sendTo({ ...webhook, url: gate.url });
    world.createRepository('twice/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
    world.install('twice');
    const places = Array.from({ length: repositories }, (_, i) =>
      world.createRepository(`twice/r${i}`, { files: { 'src/index.ts': 'a();\n' } }),
    );
    const pulls = Array.from({ length: pullRequests }, (_, i) => {
      const repository = places[i % repositories] ?? fail();
      const author = `dev${i}`;
      repository.setRole(author, 'write');
      const pull = openSmallPull(repository, `change${i}`, { author });
      runSmallCi(repository, pull, 7);

      return { repository, pull };
    });
    await settleCast(cast);

    const all = world.state.repositories.values();
    const problems = [...checkDoubles(all), ...checkOpenRuns(world.state.repositories.values())];
    for (const { repository, pull } of pulls) {
      const runs = [coverageName, ciName, wipName].map(name => ({
        what: name,
        count: repository.checks.runs({ app: 'rung', name, headSha: pull.headSha }).length,
      }));
      const comments = repository.conversation
        .comments(pull.number)
        .filter(({ app }) => app?.slug === 'rung');
      for (const { what, count } of [...runs, { what: 'comment', count: comments.length }])
        if (count !== 1)
          problems.push(`${repository.fullName} #${pull.number}: ${what} stands there ${count} times`);
    }

    return { deliveries: gate.passed(), effects: pulls.length * 4, problems };
  } finally {
    await cast.close();
    await gate.close();
  }
}

function fail(): never {
  throw new Error('There is no repository.');
}
