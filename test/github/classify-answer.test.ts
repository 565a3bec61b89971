import { describe, expect, test } from 'vitest';
import { acceptedPermissions } from '../../src/github/accepted-permissions.ts';
import { classifyAnswer } from '../../src/github/classify-answer.ts';
import { noon } from '../support/github-adapter.ts';

const integration = { message: 'Resource not accessible by integration' };
const inFive = String(noon.getTime() / 1000 + 300);
const subject = { what: 'check runs of 41d0b6a', where: 'harbour/quotes' };

describe('an answer of GitHub', () => {
  test.each([
    {
      status: 404,
      data: { message: 'Not Found' },
      kind: 'not-found',
      says: /has no check runs.*or Rung may not see/,
    },
    { status: 409, data: { message: 'Git Repository is empty.' }, kind: 'not-found', says: /empty/ },
    { status: 410, data: {}, kind: 'gone', says: /expired/ },
    { status: 413, data: {}, kind: 'too-large', says: /too large/ },
    {
      status: 401,
      data: { message: 'Bad credentials' },
      kind: 'unauthorized',
      says: /Bad credentials.*APP_ID/,
    },
    { status: 403, data: integration, kind: 'forbidden', says: /GitHub does not say which/ },
    {
      status: 403,
      data: integration,
      headers: { 'x-accepted-github-permissions': 'checks=read' },
      kind: 'forbidden',
      says: /"Checks: read", which an owner can accept/,
    },
    {
      status: 403,
      data: { message: 'Repository was archived so is read-only.' },
      kind: 'forbidden',
      says: /is archived/,
    },
    {
      status: 403,
      data: { message: 'This installation has been suspended' },
      kind: 'forbidden',
      says: /suspended/,
    },
    {
      status: 403,
      data: { message: 'Upgrade to GitHub Pro' },
      kind: 'forbidden',
      says: /Upgrade to GitHub Pro/,
    },
    { status: 451, data: {}, kind: 'forbidden', says: /legal/ },
    {
      status: 422,
      data: { message: 'Validation Failed', errors: [{ message: 'bad x' }] },
      kind: 'invalid',
      says: /Validation Failed; bad x/,
    },
    { status: 422, data: { message: 'No commit found for SHA: abc' }, kind: 'gone', says: /no longer there/ },
    { status: 400, data: 'junk', kind: 'invalid', says: /no reason given/ },
    { status: 301, data: {}, kind: 'not-found', says: /has moved/ },
    { status: 500, data: {}, kind: 'unavailable', says: /answered 500/ },
    { status: 502, data: '<html>', kind: 'unavailable', says: /answered 502/ },
  ])('$status $data.message is $kind', ({ status, data, headers = {}, kind, says }) => {
    const error = classifyAnswer({ status, headers, data }, subject, noon);
    expect(error.kind).toBe(kind);
    expect(error.status).toBe(status);
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(/harbour\/quotes/);
  });

  test.each([
    { status: 429, headers: {}, message: '', wait: 60 },
    { status: 429, headers: { 'retry-after': '7' }, message: '', wait: 7 },
    { status: 403, headers: { 'retry-after': '30' }, message: 'whatever', wait: 30 },
    { status: 403, headers: {}, message: 'You have exceeded a secondary rate limit', wait: 60 },
    {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inFive },
      message: 'API rate limit exceeded for installation ID 1.',
      wait: 300,
    },
    {
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inFive,
        date: new Date(noon.getTime() + 200_000).toUTCString(),
      },
      message: '',
      wait: 100,
    },
    {
      status: 403,
      headers: { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': inFive },
      message: 'secondary rate limit',
      wait: 60,
    },
  ])('$status $message $headers is rate-limited for $wait s', ({ status, headers, message, wait }) => {
    const error = classifyAnswer({ status, headers, data: { message } }, subject, noon);
    expect([error.kind, error.retryAfterSeconds]).toEqual(['rate-limited', wait]);
    // 60 where no time is named: the next refusal has to wait longer.
    expect(error.isTimeGuessed).toBe(wait === 60);
  });

  test('is quoted in one line of at most 300 characters', () => {
    const data = { message: `a\nb${'x'.repeat(1000)}` };
    const { message } = classifyAnswer({ status: 422, headers: {}, data }, subject, noon);
    expect(message).toContain('a bxxx');
    expect(message.length).toBeLessThan(450);
  });
});

describe('the permissions that GitHub names', () => {
  test.each([
    ['checks=read', '"Checks: read"'],
    ['pull_requests=write,issues=write', '"Pull requests: write" and "Issues: write"'],
    [
      'contents=read; contents=write,workflows=write',
      '"Contents: read", or "Contents: write" and "Workflows: write"',
    ],
    ['', null],
    ['<b>=read', null],
    [undefined, null],
    ['x'.repeat(600), null],
  ])('%s', (header, expected) => {
    expect(acceptedPermissions(header)).toBe(expected);
  });
});
