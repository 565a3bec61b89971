import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import type { Cause } from '../../../src/model/cause.ts';
import { secretScanning } from '../../../src/practices/security-and-risk-management/secret-scanning.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, workflowText } from '../../builders/ladder-facts.ts';
import { alertRecord, branchRulesOf, placeOf } from '../../builders/pipeline-facts.ts';

const permission = (name: string): Cause => ({ kind: 'permission', permission: name });
const judge = (values: Partial<FactValues>) =>
  resultOf(
    secretScanning,
    repositoryFacts(
      { place: placeOf(), files: filesOf({}), ...values },
      {},
      {
        securitySettings: permission('administration'),
        secretAlerts: permission('secret_scanning_alerts'),
        rules: permission('metadata'),
      },
    ),
  );

const off = { secretScanning: false, pushProtection: false };
const on = { secretScanning: true, pushProtection: false };
const blocking = { secretScanning: true, pushProtection: true };
const job = filesOf({ '.github/workflows/a.yml': workflowText('', '      - run: gitleaks detect\n') });
const open = (days: number) => alertRecord('secret', null, daysAgo(days));
const closed = alertRecord('secret', null, daysAgo(60), daysAgo(50));

describe('secret scanning', () => {
  test.each<[string, Partial<FactValues>, number]>([
    ['nothing', { securitySettings: off }, 1],
    ['scanning by GitHub', { securitySettings: on }, 2],
    ['a job that scans', { securitySettings: off, files: job, rules: branchRulesOf() }, 2],
    [
      'a job that scans and is required',
      {
        securitySettings: off,
        files: job,
        rules: branchRulesOf({ requiredChecks: ['test'] }),
        secretAlerts: [open(8)],
      },
      3,
    ],
    ['push protection, an alert of 8 days', { securitySettings: blocking, secretAlerts: [open(8)] }, 3],
    [
      'push protection, an alert of 7 days',
      { securitySettings: blocking, secretAlerts: [open(7), closed] },
      4,
    ],
    ['push protection, none open', { securitySettings: blocking, secretAlerts: [closed] }, 5],
  ])('%s is level %#: %j', (_, values, level) => {
    expect(judge(values)).toMatchObject({ level, value: level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('a required job that is not for pull requests blocks nothing', () => {
    const text = workflowText('', '      - run: gitleaks detect\n').replace('[push, pull_request]', 'push');
    const rules = branchRulesOf({ requiredChecks: ['test'] });
    const files = filesOf({ '.github/workflows/a.yml': text });
    expect(judge({ securitySettings: off, files, rules }).value).toBe(2);
  });

  test.each<[string, Partial<FactValues>, object, Cause]>([
    ['settings', {}, { 2: 'unknown' }, permission('administration')],
    ['settings, where a job scans', { files: job }, { 2: 'met', 3: 'unknown' }, permission('administration')],
    [
      'the rules, where a job scans pull requests',
      { securitySettings: off, files: job },
      { 2: 'met', 3: 'unknown' },
      permission('metadata'),
    ],
    [
      'classic protection, where a job scans pull requests',
      { securitySettings: off, files: job, rules: branchRulesOf({ isComplete: false }) },
      { 2: 'met', 3: 'unknown' },
      permission('administration'),
    ],
    [
      'the alerts',
      { securitySettings: blocking },
      { 3: 'met', 4: 'unknown', 5: 'unknown' },
      permission('secret_scanning_alerts'),
    ],
    [
      'a workflow file',
      { securitySettings: off, files: filesOf({ '.github/workflows/a.yml': '- a' }) },
      { 2: 'unknown' },
      { kind: 'unreadable', path: '.github/workflows/a.yml', line: null },
    ],
  ])('is unknown from there on where nobody may see %s', (_, values, lines, cause) => {
    expect(judge(values)).toMatchObject({ state: 'unknown', lines, reason: { cause } });
  });
});
