import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics, type MetricsSources } from '../../src/http/metrics.ts';

const sources: MetricsSources = {
  depths: async () => [{ queue: 'check', waiting: 1, scheduled: 2, active: 3, failed: 4, oldestSeconds: 5 }],
  openEvaluations: async () => 6,
  stuckEvaluations: async () => 7,
  lanesAsleep: async () => ({
    ...{ notifying: 8, 'check-run': 0, requests: 0, background: 0, 'new-comments': 0 },
  }),
  openBreakers: async () => [{ name: 'new-comments' }],
  caughtUp: async () => ({
    mark: new Date('2026-03-01T12:00:00Z'),
    scannedAt: new Date('2026-03-01T12:01:00Z'),
  }),
  ping: async () => {},
};
const document = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
/** The lines of a metric, without its name's prefix. */
const linesOf = (text: string, name: string) => text.match(new RegExp(`^${name}[ {].*$`, 'gm')) ?? [];

describe('the figures', () => {
  it.each([
    ['rung_lanes_asleep', 'rung_lanes_asleep{lane="notifying"} 8'],
    ['rung_stuck_checks', 'rung_stuck_checks 7'],
    ['rung_breaker_open', 'rung_breaker_open{breaker="new-comments"} 1'],
    ['rung_dead_letters', 'rung_dead_letters{queue="check"} 4'],
    ['rung_database_up', 'rung_database_up 1'],
    ['rung_catch_up_mark_timestamp_seconds', 'rung_catch_up_mark_timestamp_seconds 1772366400'],
  ])('tell %s', async (name, line) => {
    expect(linesOf(await createMetrics(sources).text(), name)).toContain(line);
  });

  it('count writes that are held back, and what catching up found', async () => {
    const metrics = createMetrics(sources);
    metrics.countHeldBack('notifying', 'asleep');
    metrics.countIssueHeldBack('week');
    metrics.countCaughtUp({ missed: 5, reconciled: 2, fetched: 1 });
    const text = await metrics.text();

    expect(text).toContain('rung_writes_held_back_total{lane="notifying",reason="asleep"} 1\n');
    expect(text).toContain('rung_issues_held_back_total{reason="week"} 1\n');
    expect(text).toContain('rung_catch_up_missed_total 5\n');
    expect(text).toContain('rung_catch_up_reconciled_total 2\n');
  });

  it('tell the quota of 500 installations at most, those with the least left', async () => {
    const metrics = createMetrics(sources);
    metrics.showQuota(
      () => new Map(Array.from({ length: 600 }, (_, id) => [id + 1, { remaining: 10_000 - id }])),
    );
    const lines = linesOf(await metrics.text(), 'rung_quota_left');

    expect(lines).toHaveLength(500);
    expect(lines).toContain('rung_quota_left{installation="600"} 9401');
    expect(lines.join()).not.toContain('installation="100"');
  });

  it('forget what is no more: an installation whose hour has ended, a figure that cannot be read now', async () => {
    let isReachable = true;
    const metrics = createMetrics({
      ...sources,
      async stuckEvaluations() {
        if (!isReachable) throw new Error('unreachable');
        return 7;
      },
    });
    let left = new Map([[1, { remaining: 5 }]]);
    metrics.showQuota(() => left);
    await metrics.text();
    left = new Map();
    isReachable = false;
    const text = await metrics.text();

    expect(linesOf(text, 'rung_quota_left')).toEqual([]);
    expect(linesOf(text, 'rung_stuck_checks')).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('has a row for each figure, in the words of /metrics', async () => {
    const told = (await createMetrics(sources).text()).matchAll(/^# HELP (rung_\w+) (.*)$/gm);
    const rows = document.matchAll(/^\| `(rung_\w+)`[^|]*\| (.*) \|$/gm);
    const byName = (pairs: Iterable<RegExpExecArray>) =>
      Object.fromEntries([...pairs].map(([, name, text]) => [name, text]));

    expect(byName(rows)).toEqual(byName(told));
  });

  it('has alerts that parse and use only figures that exist', async () => {
    const [, yaml = ''] = /```yaml\n(groups:[\s\S]*?)```/.exec(document) ?? [];
    const { groups } = parse(yaml) as {
      groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
    };
    const rules = groups.flatMap(group => group.rules);
    const text = await createMetrics(sources).text();

    expect(rules.length).toBeGreaterThan(5);
    for (const { expr, annotations } of rules) {
      expect(annotations.summary).not.toBe('');
      for (const [name] of expr.matchAll(/rung_\w+/g)) expect(text).toContain(`# HELP ${name} `);
    }
  });
});
