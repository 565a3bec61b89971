import { expect, test } from 'vitest';
import { measuringFiles } from '../../src/facts/measuring-files.ts';

test.each([
  ['.github/workflows/ci.yml', true],
  ['.github/actions/test/action.yml', true],
  ['.coveragerc', true],
  ['web/.nycrc.json', true],
  ['vitest.config.ts', true],
  ['api/phpunit.xml.dist', true],
  ['package.json', false],
  ['src/coverage.ts', false],
  ['docs/workflows/ci.yml', false],
])('%s: %s', (path, isMeasuring) => {
  expect(measuringFiles([path])).toEqual(isMeasuring ? [path] : []);
});
