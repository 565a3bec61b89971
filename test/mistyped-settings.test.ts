import { expect, test } from 'vitest';
import { mistypedSettings } from '../src/mistyped-settings.ts';

test.each([
  ['RUNG_DRY_RUN', 'true', 'DRY_RUN'],
  ['DRYRUN', '1', 'DRY_RUN'],
  ['dry_run', '1', 'DRY_RUN'],
  ['RUNG_PORT', '80', 'PORT'],
])('%s=%s is told as %s', (variable, value, expected) => {
  expect(mistypedSettings({ [variable]: value })).toEqual([{ variable, expected }]);
});

test.each([
  { DRY_RUN: 'true', RUNG_DRY_RUN: 'true' },
  { RUNG_DRY_RUN: '' },
  { RUNG_PORT: 'tcp://10.0.0.1:3000', RUNG_SERVICE_HOST: '10.0.0.1' },
  { host: 'harbour', HOSTNAME: 'harbour', HOME: '/root', RUNG_TOKEN: 'rung_1', PATH: '/bin' },
  { LANGUAGE: 'en_GB:en', PORT: '80', RUNG_LANGUAGE: 'zh-CN' },
])('%o is nothing to tell', environment => {
  expect(mistypedSettings(environment)).toEqual([]);
});
