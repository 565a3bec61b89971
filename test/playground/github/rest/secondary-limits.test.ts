import { afterAll, beforeAll, expect, test } from 'vitest';
import { SecondaryLimits } from '../../../../src/playground/github/rest/secondary-limits.ts';
import { type StandIn, startGitHub } from '../../../../src/playground/github/start-github.ts';
import { clockAt } from '../../../support/github-adapter.ts';

const noon = new Date('2026-03-02T12:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const read = 'GET /repos/{owner}/{repo}/commits/{ref}';
const comment = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const checkRun = 'POST /repos/{owner}/{repo}/check-runs';

/** Which of requests so far apart is the first to violate a limit, and which one. */
function firstViolation(operation: string, everySeconds: number, most = 1000) {
  const limits = new SecondaryLimits();
  for (let index = 0; index < most; index += 1) {
    const violation = limits.enter(1, operation, after(index * everySeconds));
    limits.leave(1);
    if (violation !== undefined) return [index + 1, violation.limit];
  }

  return undefined;
}

test.each([
  { operation: read, everySeconds: 0, first: [901, 'points-a-minute'] },
  { operation: checkRun, everySeconds: 0, first: [181, 'points-a-minute'] },
  { operation: comment, everySeconds: 0, first: [81, 'content-a-minute'] },
  { operation: comment, everySeconds: 1, first: [501, 'content-an-hour'] },
  { operation: comment, everySeconds: 7.2, first: undefined },
  { operation: read, everySeconds: 0.07, first: undefined },
])('$operation every $everySeconds s is refused at: $first', ({ operation, everySeconds, first }) => {
  expect(firstViolation(operation, everySeconds)).toEqual(first);
});

test('a hundred and one at once are one too many', () => {
  const limits = new SecondaryLimits();
  for (let each = 0; each < 100; each += 1) expect(limits.enter(1, read, noon)).toBeUndefined();
  expect(limits.enter(2, read, noon)).toBeUndefined();
  expect(limits.enter(1, read, noon)).toMatchObject({ limit: 'concurrent' });
});

let github: StandIn;
const clock = clockAt();

beforeAll(async () => {
  github = await startGitHub({ clock: clock.now, limits: { secondary: 'enforced' } });
  github.world.createRepository('harbour/quotes', { files: { a: '1' } });
  github.world.createRepository('dock/crane', { files: { a: '1' } });
});
afterAll(() => github.close());

test('a violation is answered as GitHub does, and so is whoever does not wait; others are served', async () => {
  const [comment, commentElsewhere] = ['harbour/quotes', 'dock/crane'].map(name => {
    const { record } = github.world.install(name.split('/')[0] ?? '');
    const { token } = github.tokens.create(record, { issues: 'write' }, null, clock.now());
    const headers = { authorization: `token ${token}` };

    return () =>
      fetch(`${github.url}/repos/${name}/issues/404/comments`, {
        method: 'POST',
        headers,
        body: '{"body":"b"}',
      });
  });
  if (comment === undefined || commentElsewhere === undefined) return expect.fail();
  for (let each = 0; each < 80; each += 1) expect((await comment()).status).toBe(404);
  const refused = await comment();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '60']);
  expect(await refused.text()).toContain('secondary rate limit');
  expect((await commentElsewhere()).status).toBe(404);
  clock.advance(59);
  expect((await comment()).status).toBe(403);
  clock.advance(60);
  expect((await comment()).status).toBe(404);

  expect(github.violations.map(({ limit }) => limit)).toEqual(['content-a-minute', 'asked-too-soon']);
});
