import { expect, test } from 'vitest';
import { readWorkflow } from '../../../../src/facts/ladder/workflows/read-workflow.ts';
import { needsMore } from '../../../../src/render/issues/patch/declare-permissions.ts';
import { neededPermissions } from '../../../../src/render/issues/patch/needed-permissions.ts';
import { workflowText } from '../../../builders/ladder-facts.ts';

const jobOf = (steps: string, more: string = '') => {
  const text = workflowText('', steps).replace('    steps:', `${more}    steps:`);
  const [job] = readWorkflow('a.yml', text).jobs;
  if (job === undefined) throw new Error('no job');

  return job;
};

test.each([
  ['      - run: npm test\n', {}],
  ['      - uses: actions/checkout@v4\n', {}],
  ['      - run: git push origin HEAD\n', { contents: 'write' }],
  ['      - run: gh release create v1\n', { contents: 'write' }],
  ['      - run: gh release view v1\n', {}],
  ['      - run: npm publish --provenance\n', { 'id-token': 'write' }],
  ['      - uses: actions/deploy-pages@v4\n', { pages: 'write', 'id-token': 'write' }],
  ['      - uses: github/codeql-action/analyze@v3\n', { 'security-events': 'write' }],
  ['      - uses: docker/login-action@v3\n        with: { registry: ghcr.io }\n', { packages: 'write' }],
  ['      - uses: docker/login-action@v3\n', {}],
  [
    '      - uses: peter-evans/create-pull-request@v7\n      - run: gh issue comment 1\n',
    { contents: 'write', 'pull-requests': 'write', issues: 'write' },
  ],
])('of %j a job needs %j', (steps, expected) => {
  expect(neededPermissions(jobOf(steps))).toEqual(expected);
  expect(needsMore(jobOf(steps))).toBe(Object.keys(expected).length > 0);
});

test('a job that declares itself what it needs is left as it is', () => {
  expect(needsMore(jobOf('      - run: git push\n', '    permissions: { contents: write }\n'))).toBe(false);
});
