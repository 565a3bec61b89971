import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openTeamStory } from '../support/team-story.ts';

test('explore', { timeout: 300_000 }, async () => {
  const t0 = performance.now();
  const s = await openTeamStory();
  const out: unknown[] = [];
  for (let n = 1; n <= 13; n++) {
    const turn = n === 13 ? await s.quietWeek(n) : await s.week(n);
    console.log(
      n,
      ((performance.now() - t0) / 1000).toFixed(1),
      turn.slot,
      new Date(turn.at).toISOString(),
      turn.requests.length,
      turn.requests.filter(e => e.kind !== 'token').map(e => e.operation).length,
    );
    if (n === 13) console.log(turn.requests.map(e => `${e.kind} ${e.method} ${e.path}`).join('\n'));
    out.push({ n, ...turn, requests: turn.requests.map(e => `${e.kind} ${e.method} ${e.path}`) });
  }
  writeFileSync('/tmp/k6-out.json', JSON.stringify(out));
  expect(s.story.stage.github.journal.invalid()).toEqual([]);
  await s.close();
});
