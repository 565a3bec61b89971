import { describe, expect, test } from 'vitest';
import { ContractValidator } from '../../../src/playground/contract/contract-validator.ts';
import { loadContract } from '../../../src/playground/contract/load-contract.ts';

const validator = new ContractValidator(loadContract());
const createCheckRun = 'POST /repos/{owner}/{repo}/check-runs';
const path = { owner: 'harbour', repo: 'quotes' };

function requestProblems(body: unknown): string[] {
  return validator.problemsOfRequest(createCheckRun, { path, query: {}, body });
}

const good = {
  name: 'Rung / CI status',
  head_sha: 'a'.repeat(40),
  status: 'completed',
  conclusion: 'success',
  output: {
    title: 'Green',
    summary: 'All is well.',
    annotations: [
      { path: 'a.js', start_line: 1, end_line: 2, annotation_level: 'warning', message: 'Not run.' },
    ],
  },
};

function annotated(change: Record<string, unknown>): unknown {
  const [first] = good.output.annotations;
  return { ...good, output: { ...good.output, annotations: [{ ...first, ...change }] } };
}

describe('requests', () => {
  test('accepts a good body', () => {
    expect(requestProblems(good)).toEqual([]);
  });

  test.each([
    ['a missing property', { ...good, head_sha: undefined }, "body: must have required property 'head_sha'"],
    ['a wrong type', { ...good, name: 7 }, 'body/name: must be string'],
    [
      'a word outside of the list',
      { ...good, conclusion: 'great' },
      'body/conclusion: must be equal to one of',
    ],
    [
      'a wrong type deep inside',
      annotated({ start_line: '1' }),
      'body/output/annotations/0/start_line: must be integer',
    ],
    [
      'a null where none is allowed',
      annotated({ message: null }),
      'body/output/annotations/0/message: must be string',
    ],
    [
      'a property GitHub does not know',
      { ...good, details: 'x' },
      'body: must NOT have unevaluated properties (details)',
    ],
    [
      'an unknown property deep inside',
      annotated({ line: 3 }),
      'must NOT have unevaluated properties (line)',
    ],
    [
      'a date that is none',
      { ...good, started_at: 'yesterday' },
      'body/started_at: must match format "date-time"',
    ],
    [
      '51 annotations',
      { ...good, output: { ...good.output, annotations: Array(51).fill(good.output.annotations[0]) } },
      'must NOT have more than 50 items',
    ],
    [
      'a text that is too long',
      { ...good, output: { ...good.output, text: 'x'.repeat(65_536) } },
      'must NOT have more than 65535 characters',
    ],
    ['text instead of JSON', 'name=x', 'body: must be object'],
    ['no body', undefined, 'body: is missing'],
  ])('refuses %s', (_, body, expected) => {
    const problems = requestProblems(body === undefined ? undefined : JSON.parse(JSON.stringify(body)));
    expect(problems.join('\n')).toContain(expected);
  });

  test.each([
    [{ per_page: '100' }, []],
    [{ per_page: '101' }, ['query per_page: must be <= 100']],
    [{ page: 'two' }, ['query page/value: must be integer']],
    [
      { state: 'merged' },
      ['query state/value: must be equal to one of the allowed values (open,closed,all)'],
    ],
    [{ sate: 'open' }, ["query sate: GitHub's description has no such parameter"]],
  ])('judges the query %o', (query: Record<string, string>, expected) => {
    const problems = validator.problemsOfRequest('GET /repos/{owner}/{repo}/pulls', {
      path,
      query,
      body: undefined,
    });
    expect(problems).toEqual(expected);
  });

  test('refuses a number that is none in the path', () => {
    const problems = validator.problemsOfRequest('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      path: { ...path, pull_number: 'x' },
      query: {},
      body: undefined,
    });
    expect(problems).toEqual(['path pull_number/value: must be integer']);
  });

  test('refuses a completed run without conclusion', () => {
    const problems = validator.problemsOfRequest('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      path: { ...path, check_run_id: '1' },
      query: {},
      body: { status: 'completed' },
    });
    expect(problems).toContain("body: must have required property 'conclusion'");
  });

  test('refuses a body where none is taken', () => {
    const problems = validator.problemsOfRequest('GET /app', { path: {}, query: {}, body: {} });
    expect(problems).toEqual(['body: this operation takes none']);
  });
});

describe('answers', () => {
  const reference = {
    ref: 'refs/heads/main',
    node_id: 'x',
    url: 'https://api.github.example/x',
    object: { type: 'commit', sha: 'a'.repeat(40), url: 'https://api.github.example/y' },
  };

  function answerProblems(body: unknown, status = 200): string[] {
    return validator.problemsOfAnswer('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      status,
      mediaType: 'application/json',
      body,
    });
  }

  test('accepts a good answer', () => {
    expect(answerProblems(reference)).toEqual([]);
  });

  test.each([
    [
      'a missing property deep inside',
      { ...reference, object: { type: 'commit', sha: 'a'.repeat(40) } },
      200,
    ],
    ['a wrong type deep inside', { ...reference, object: { ...reference.object, sha: null } }, 200],
    ['a URL that is none', { ...reference, url: 'here' }, 200],
    ['a status that is not listed', reference, 201],
    ['no body', undefined, 200],
    ['an error that is a list', ['gone'], 404],
    ['a message that is no text', { message: 7 }, 500],
  ])('refuses %s', (_, body, status) => {
    expect(answerProblems(body, status)).not.toEqual([]);
  });

  test('sees what is wrong inside a nullable place that has no type', () => {
    const account = { account: { login: 7 } };
    const problems = validator.problemsOfAnswer('GET /app/installations/{installation_id}', {
      status: 200,
      mediaType: 'application/json',
      body: account,
    });
    expect(problems).toContain('answer/account/login: must be string');
  });

  test('allows null where the fork of a pull request is gone, though the description does not', () => {
    const problems = validator.problemsOfAnswer('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      status: 200,
      mediaType: 'application/json',
      body: { head: { repo: null }, base: { repo: null } },
    });
    expect(problems.filter(one => one.startsWith('answer/head/repo'))).toEqual([]);
    expect(problems.filter(one => one.startsWith('answer/base/repo'))).not.toEqual([]);
  });
});
