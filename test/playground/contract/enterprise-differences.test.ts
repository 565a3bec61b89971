import { expect, test } from 'vitest';
import { enterpriseDifferences } from '../../../src/playground/contract/enterprise-differences.ts';
import type { Description } from '../../../src/playground/contract/slim-description.ts';
import { createEnterpriseVersion } from '../../support/enterprise-version.ts';

const answering = (schema: unknown) => ({
  responses: { '200': { content: { 'application/json': { schema } } } },
});
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties });
const list = (items: unknown) => ({ type: 'array', items });

function description(paths: Description['paths'], schemas: Record<string, unknown> = {}): Description {
  return { info: { version: '1' }, paths, components: { schemas } };
}

test('the outermost fields that are absent, through references, lists and alternatives', () => {
  const github = description(
    {
      '/runs/{run_id}': { get: answering({ $ref: '#/components/schemas/run' }) },
      '/pins': { get: answering(list(object({ id: {}, pin: object({ by: {}, at: {} }) }))) },
    },
    {
      run: { allOf: [object({ id: {} })], properties: { jobs: list(object({ name: {}, digest: {} })) } },
    },
  );
  const enterprise = description({
    '/runs/{id}': { get: answering(object({ id: {}, jobs: list(object({ name: {} })) })) },
    '/pins': { get: answering(list(object({ id: {} }))) },
  });

  expect(enterpriseDifferences(github, enterprise, ['GET /runs/{run_id}', 'GET /pins'])).toEqual({
    operations: [],
    fields: { 'GET /runs/{run_id}': ['jobs[].digest'], 'GET /pins': ['[].pin'] },
  });
});

test('operations that are absent, and schemas within themselves', () => {
  const tree = object({ name: {}, parent: { $ref: '#/components/schemas/tree' } });
  const github = description({ '/trees': { get: answering(tree) }, '/new': { post: {} } }, { tree });

  expect(
    enterpriseDifferences(github, description({ '/trees': { get: answering(tree) } }, { tree }), [
      'GET /trees',
      'POST /new',
    ]),
  ).toEqual({ operations: ['POST /new'], fields: {} });
});

test('answers of a version lack what it lacks, and tell no rate limits', () => {
  const asVersion = createEnterpriseVersion('3.14');
  const headers = { 'content-type': 'application/json', 'x-ratelimit-remaining': '4999' };
  const given = (value: unknown) => ({ status: 200, headers, bytes: Buffer.from(JSON.stringify(value)) });
  const bodyOf = (answer: { readonly bytes: Buffer }): unknown => JSON.parse(String(answer.bytes));

  const answer = asVersion(
    'GET',
    '/repos/harbour/ashore/actions/artifacts?per_page=100',
    given({ total_count: 1, artifacts: [{ id: 7, digest: 'sha256:00' }] }),
  );
  expect(bodyOf(answer)).toEqual({ total_count: 1, artifacts: [{ id: 7 }] });
  expect(answer.headers).toEqual({
    'content-type': 'application/json',
    'x-github-enterprise-version': 'enterprise-server@3.14.2',
  });
  expect(asVersion('GET', '/rate_limit', given({ rate: {} })).status).toBe(404);
  expect(bodyOf(asVersion('GET', '/meta', given({ hooks: [] })))).toEqual({ installed_version: '3.14.2' });
});
