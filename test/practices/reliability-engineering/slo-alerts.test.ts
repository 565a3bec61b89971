import { describe, expect, test } from 'vitest';
import { sloAlerts } from '../../../src/practices/reliability-engineering/slo-alerts.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const sloth = (all: number, alerting: number) => ({
  'slo/a.yaml': `version: prometheus/v1\nservice: quotes\nslos:\n${Array.from(
    { length: all },
    (_, index) => `  - name: objective-${index}\n${index < alerting ? '    alerting: { name: High }\n' : ''}`,
  ).join('')}`,
});
const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(sloAlerts, repositoryFacts({ files: filesOf(texts) }));
const rules = (name: string, expression = 'burn_rate > 14') => ({
  'ops/alert-rules.yaml': `groups:\n  - rules:\n      - alert: Budget\n        expr: ${expression}\n        labels: { slo: ${name} }\n`,
});

describe('SLO alerts', () => {
  test.each([
    [5, 3, 3],
    [5, 4, 4],
    [5, 5, 5],
  ])('of %i objectives with %i alerted it is level %i', (all, alerting, level) => {
    expect(judge(sloth(all, alerting))).toMatchObject({ level, figures: { part: alerting, whole: all } });
  });

  test('a rule of the budget that names the objective or its service will do, and no other rule', () => {
    expect(judge({ ...sloth(1, 0), ...rules('objective-0') }).value).toBe(100);
    expect(judge({ ...sloth(1, 0), ...rules('quotes') }).value).toBe(100);
    expect(judge({ ...sloth(1, 0), ...rules('other') }).value).toBe(0);
    expect(
      judge({ ...sloth(1, 0), 'ops/alert-rules.yaml': '      - alert: objective-0\n        expr: cpu > 1\n' })
        .value,
    ).toBe(0);
  });

  test('names those without, is not applicable without objectives, and unknown where a file cannot be read', () => {
    expect(judge(sloth(1, 0)).evidence).toEqual([{ text: 'objective-0', path: 'slo/a.yaml', line: 1 }]);
    expect(judge({})).toMatchObject({ reason: { kind: 'nothing', what: 'objectives' } });
    expect(judge({ ...sloth(1, 1), 'slo/b.yaml': 'a: [' })).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
