import { describe, expect, test } from 'vitest';
import { healthProbes } from '../../../src/practices/technical-operations/health-probes.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { workloadText } from '../../builders/manifests.ts';

const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(healthProbes, repositoryFacts({ files: filesOf(texts) }));
const apps = (all: number, checked: number, probes = ['liveness', 'readiness']) => ({
  'k8s/app.yaml': Array.from({ length: all }, (_, index) =>
    workloadText({ name: `app${index}`, probes: index < checked ? probes : [] }),
  ).join('\n---\n'),
});

describe('health probes', () => {
  test.each([
    [10, 7, 2],
    [10, 8, 3],
    [10, 9, 3],
    [10, 10, 5],
  ])('of %i deployables with %i checked it is level %i', (all, checked, level) => {
    expect(judge(apps(all, checked))).toMatchObject({
      level,
      value: checked * 10,
      figures: { part: checked, whole: all },
    });
  });

  test('both probes are needed', () => {
    expect(judge(apps(1, 1, ['liveness'])).value).toBe(0);
    expect(judge(apps(1, 1, ['readiness'])).value).toBe(0);
  });

  test.each([
    ['HEALTHCHECK', 'FROM node\nHEALTHCHECK CMD curl localhost\n', 100],
    ['HEALTHCHECK NONE', 'FROM node\nHEALTHCHECK NONE\n', 0],
    ['HEALTHCHECK of an earlier stage', 'FROM a AS b\nHEALTHCHECK CMD x\nFROM c\n', 0],
    ['nothing', 'FROM node\n', 0],
  ])('without manifests, an image with %s counts', (_, text, value) => {
    expect(judge({ Dockerfile: text }).value).toBe(value);
    expect(judge({ ...apps(1, 1), Dockerfile: text }).value).toBe(100);
  });

  test.each([
    ['of a service that is built here', '{ build: ., healthcheck: { test: x } }', 100],
    [
      'of a service with an image of its owner',
      '{ image: ghcr.io/harbour/quotes, healthcheck: { test: x } }',
      100,
    ],
    ['of a database', '{ image: postgres, healthcheck: { test: x } }', 0],
    [
      'of a database of its own maker',
      '{ image: clickhouse/clickhouse-server, healthcheck: { test: x } }',
      0,
    ],
    ['missing', '{ build: . }', 0],
  ])('of one image, a check in the Compose file counts: %s', (_, service, value) => {
    const texts = { Dockerfile: 'FROM node\n', 'docker-compose.yml': `services:\n  app: ${service}\n` };

    expect(judge(texts).value).toBe(value);
    expect(judge({ ...texts, 'worker.Dockerfile': 'FROM node\n' }).value).toBe(0);
  });

  test('an image for developing or testing is none that is deployed', () => {
    const image = 'FROM node\nHEALTHCHECK CMD x\n';
    const others = [
      'Dockerfile.dev',
      'dev.Dockerfile',
      'Dockerfile.test',
      'docker/Dockerfile.e2e',
      'Dockerfile.debug',
    ];

    for (const path of others) expect(judge({ Dockerfile: image, [path]: 'FROM node\n' }).value).toBe(100);
    expect(judge({ Dockerfile: image, 'Dockerfile.worker': 'FROM node\n' }).value).toBe(50);
  });

  test('names what was checked where all are', () => {
    expect(judge({ Dockerfile: 'FROM node\nHEALTHCHECK CMD x\n' }).evidence).toEqual([
      { text: 'Dockerfile', path: 'Dockerfile' },
    ]);
  });

  test('is unknown with one that a template leaves open, or that cannot be read, or without any', () => {
    const open = workloadText({ probes: ['liveness'] }).replace(
      /\{"httpGet":\{"path":"\/"\}\}/,
      '"rung-open-value"',
    );
    expect(
      judge({ 'k8s/a.yaml': open.replace('"livenessProbe"', '"readinessProbe":{"a":1},"livenessProbe"') }),
    ).toMatchObject({
      reason: { cause: { kind: 'unreadable', path: 'k8s/a.yaml' } },
    });
    expect(judge({ ...apps(1, 1), 'k8s/b.yaml': 'apiVersion: 1\nkind: [' })).toMatchObject({
      state: 'unknown',
    });
    expect(judge({ 'examples/Dockerfile': 'FROM a' })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'manifests' } },
    });
  });
});
