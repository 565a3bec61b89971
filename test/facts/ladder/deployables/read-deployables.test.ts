import { describe, expect, test } from 'vitest';
import { readDeployables, readManifests } from '../../../../src/facts/ladder/deployables/read-deployables.ts';
import { filesOf } from '../../../builders/ladder-facts.ts';
import {
  autoscalerText,
  budgetText,
  limits,
  nodeSpread,
  objectText,
  requests,
  workloadText,
  zoneSpread,
} from '../../../builders/manifests.ts';

const read = (texts: Readonly<Record<string, string>>) => {
  const files = filesOf(texts);

  return readDeployables(readManifests(files), files);
};
const one = (...texts: readonly string[]) => read({ 'k8s/app.yaml': texts.join('\n---\n') }).all[0];

describe('a workload', () => {
  test('says nothing where it says nothing', () => {
    expect(one(workloadText())).toEqual({
      ...{ name: 'quotes', path: 'k8s/app.yaml', line: 1, kind: 'workload', isProduction: true },
      ...{ requests: false, limits: false, isAutoscaled: false, isSizeStated: false, replicas: 1 },
      ...{ isOnEachNode: false, liveness: false, readiness: false, survivesNode: false, survivesZone: false },
    });
  });

  test.each([
    ['requests of CPU and memory', { resources: requests }, { requests: true, limits: false }],
    ['a request of memory alone', { resources: { requests: { memory: '1Gi' } } }, { requests: false }],
    [
      'limits of both, which are its requests',
      { resources: { limits: { cpu: 1, memory: '1Gi' } } },
      { requests: true },
    ],
    ['a limit of memory', { resources: limits }, { limits: true }],
    ['probes', { probes: ['liveness', 'readiness'] }, { liveness: true, readiness: true }],
    ['one probe', { probes: ['readiness'] }, { liveness: false, readiness: true }],
    ['its size', { replicas: 3 }, { replicas: 3, isSizeStated: true }],
    ['a size that is no number', { replicas: 'many' }, { replicas: null }],
    ['a spread over nodes', { pod: nodeSpread }, { survivesNode: true, survivesZone: false }],
    ['a spread over zones', { pod: zoneSpread }, { survivesNode: true, survivesZone: true }],
    ['to be on each node', { kind: 'DaemonSet' }, { isOnEachNode: true, isSizeStated: true }],
  ])('says %s', (_, parts, seen) => {
    expect(one(workloadText(parts))).toMatchObject(seen);
  });

  test('with a sidecar that requests nothing has not said its requests', () => {
    const containers = [
      { name: 'a', image: 'a', resources: requests },
      { name: 'b', image: 'b' },
    ];

    expect(one(workloadText({ pod: { containers } }))).toMatchObject({ requests: false });
  });

  test('is scaled by the autoscaler that names it, from its minimum on', () => {
    expect(one(workloadText({ replicas: 9 }), autoscalerText('quotes', 2))).toMatchObject({
      isAutoscaled: true,
      replicas: 2,
    });
    expect(one(workloadText({ replicas: 9 }), autoscalerText('quotes'))).toMatchObject({ replicas: 1 });
    expect(one(workloadText({ replicas: 9 }), autoscalerText('other'))).toMatchObject({
      isAutoscaled: false,
      replicas: 9,
    });
  });

  test('is protected by the disruption budget that selects it', () => {
    expect(one(workloadText(), budgetText('quotes'))).toMatchObject({ survivesNode: true });
    expect(one(workloadText(), budgetText('other'))).toMatchObject({ survivesNode: false });
    expect(one(workloadText(), objectText('PodDisruptionBudget', 'x', {}))).toMatchObject({
      survivesNode: false,
    });
  });

  test('names that everything inherits are none of its own', () => {
    expect(
      one('{"apiVersion":"v1","kind":"Deployment","metadata":{"name":"a"},"__proto__":{"spec":1}}'),
    ).toBeUndefined();
    expect(({} as Record<string, unknown>)['spec']).toBeUndefined();
  });
});

describe('where manifests lie', () => {
  test('production goes before the base, and what is only for development is left out', () => {
    const { all } = read({
      'deploy/base/app.yaml': workloadText({ replicas: 1 }),
      'deploy/dev/app.yaml': workloadText({ replicas: 5 }),
      'deploy/dev/mail.yaml': workloadText({ name: 'mail' }),
      'deploy/production/app.yaml': workloadText({ replicas: 3 }),
    });

    expect(all).toMatchObject([{ name: 'quotes', replicas: 3, path: 'deploy/production/app.yaml' }]);
  });

  test('what there is only for staging is shown as such', () => {
    expect(read({ 'deploy/staging/app.yaml': workloadText() }).all).toMatchObject([{ isProduction: false }]);
  });

  test('an overlay adds to its base: a patch file, a patch in the kustomization, and replicas', () => {
    const patch = (replicas: number) => objectText('Deployment', 'quotes', { replicas });
    const container = objectText('Deployment', 'quotes', {
      template: { spec: { containers: [{ name: 'app', resources: requests }] } },
    });
    const base = { 'k8s/base/app.yaml': workloadText({ probes: ['liveness'] }) };

    expect(
      read({ ...base, 'k8s/overlays/prod/size.yaml': `${patch(4)}\n---\n${container}` }).all,
    ).toMatchObject([{ replicas: 4, requests: true, liveness: true }]);
    expect(read({ ...base, 'k8s/overlays/dev/size.yaml': patch(4) }).all).toMatchObject([{ replicas: 1 }]);
    const kustomization = (more: string) => ({
      ...base,
      'k8s/overlays/prod/kustomization.yaml': `resources: [../../base]\n${more}`,
    });
    expect(read(kustomization('replicas:\n  - name: quotes\n    count: 5')).all).toMatchObject([
      { replicas: 5 },
    ]);
    expect(read(kustomization(`patches:\n  - patch: |-\n      ${patch(6)}`)).all).toMatchObject([
      { replicas: 6 },
    ]);
  });

  test('examples, tests and what is vendored deploy nothing', () => {
    const text = workloadText();
    expect(
      read({ 'examples/k8s/a.yaml': text, 'tests/k8s/a.yaml': text, 'vendor/k8s/a.yaml': text }).all,
    ).toEqual([]);
  });

  test('names the manifests that cannot be read', () => {
    const files = {
      'k8s/a.yaml': { text: null, changedAt: null },
      'k8s/b.yaml': { text: 'apiVersion: v1\nkind: Deployment\nmetadata: [', changedAt: null },
      'deploy/role.yaml': { text: '{% if a %}: [', changedAt: null },
    };

    expect(readManifests(files).unreadable).toEqual(['k8s/a.yaml', 'k8s/b.yaml']);
  });

  test('aliases that stand for millions are not followed', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );
    const text = `apiVersion: v1\nkind: Deployment\na0: &a0 x\n${bomb.join('\n')}`;

    expect(readManifests(filesOf({ 'k8s/a.yaml': text })).unreadable).toEqual(['k8s/a.yaml']);
  });
});

describe('a compose file', () => {
  const service = (deploy: string) => `services:\n  web:\n    image: a\n${deploy}`;

  test('deploys the services that say how, or all of a production file', () => {
    expect(read({ 'compose.yaml': service('') }).all).toEqual([]);
    expect(read({ 'compose.prod.yaml': service('') }).all).toMatchObject([
      { name: 'web', kind: 'compose', replicas: 1, isSizeStated: false, requests: false, liveness: false },
    ]);
    const deploy =
      '    deploy:\n      replicas: 3\n      resources:\n        reservations: { cpus: "0.5", memory: 64M }\n        limits: { memory: 128M }\n';
    expect(read({ 'compose.yaml': service(`${deploy}    healthcheck: { test: curl }\n`) }).all).toMatchObject(
      [{ replicas: 3, isSizeStated: true, requests: true, limits: true, liveness: true, readiness: true }],
    );
    expect(read({ 'compose.dev.yaml': service(deploy) }).all).toEqual([]);
  });
});

describe('a place', () => {
  test('regions are read from paths and lists, and never from a provider', () => {
    expect(
      read({
        'clusters/eu-central-1/app.yaml': workloadText(),
        'clusters/dev/us-east-1/app.yaml': workloadText(),
        'infra/main.tf':
          'provider "aws" {\n  region = "us-east-1"\n}\n  regions = ["cn-hangzhou", "ap-southeast-2"]\n',
        'k8s/ca-certs.yaml': '',
      }).regions,
    ).toEqual(['ap-southeast-2', 'cn-hangzhou', 'eu-central-1']);
  });

  test.each([
    ['multi_az = true', true],
    ['multi_az = false', false],
    ['availability_zones = ["a", "b"]', true],
    ['availability_zones = ["a"]', false],
    ['availability_zones = data.aws_availability_zones.all.names', true],
  ])('infrastructure that says %s asks for zones: %s', (line, hasZones) => {
    expect(read({ 'infra/main.tf': `resource "x" "y" {\n  ${line}\n}` }).hasZones).toBe(hasZones);
    expect(read({ 'infra/dev/main.tf': `  ${line}\n` }).hasZones).toBe(false);
  });
});
