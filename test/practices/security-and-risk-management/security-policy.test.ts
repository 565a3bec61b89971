import { describe, expect, test } from 'vitest';
import { securityPolicy } from '../../../src/practices/security-and-risk-management/security-policy.ts';
import { filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';
import { placeOf } from '../../builders/pipeline-facts.ts';

const judge = (text: string | null, path: string = 'SECURITY.md', place = placeOf()) =>
  resultOf(
    securityPolicy,
    repositoryFacts({ place, tree: treeOf(path), files: text === null ? {} : filesOf({ [path]: text }) }),
  );

describe('security policy', () => {
  test.each([
    ['Write to security@harbour.example. We answer within 3 days.', 5],
    ['Use https://harbour.example/report; first answer in 48 hours.', 5],
    ['Report a vulnerability here. We respond within five business days.', 5],
    ['请发邮件至 security@harbour.example，我们会在 3 个工作日内答复。', 5],
    ['Write to security@harbour.example. You will receive a response from us within a few days.', 5],
    ['Write to security@harbour.example. We respond within a week.', 5],
    ['Write to security@harbour.example; we acknowledge it in 72h.', 5],
    ['Write to security@harbour.example.', 1],
    ['Write to security@harbour.example. Our working days are long.', 1],
    ['We answer within 3 days.', 1],
    ['Supported: version 3. Days are long.', 1],
  ])('%s', (text, level) => {
    expect(judge(text)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test.each([
    ['.github/SECURITY.md', 'met'],
    ['docs/security.rst', 'met'],
    ['src/SECURITY.md', 'unknown'],
    ['SECURITY.ts', 'unknown'],
  ])('in %s it is %s', (path, state) => {
    expect(judge('security@harbour.example, 3 days', path).state).toBe(state);
  });

  test('is missing where GitHub says that none holds, the organization counted in', () => {
    expect(judge('', 'README.md', placeOf({ hasSecurityPolicy: false }))).toMatchObject({
      state: 'unmet',
      level: 1,
    });
    expect(judge('', 'README.md', placeOf({ hasSecurityPolicy: true }))).toMatchObject({
      reason: { cause: { kind: 'source', what: 'organization' } },
    });
    expect(judge('', 'README.md', placeOf())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });

  test('is unknown where its text, or the tree, cannot be read', () => {
    expect(judge(null)).toMatchObject({ reason: { cause: { kind: 'unreadable', path: 'SECURITY.md' } } });
    expect(resultOf(securityPolicy, repositoryFacts({ files: {}, place: placeOf() })).state).toBe('unknown');
  });
});
