import { globMatcher } from '../model/glob.ts';

/**
 * Files that decide what tests run, and what of it is measured: workflows, and the settings of test and coverage tools.
 * Without files that hold much else, such as `package.json`: every other change would be named.
 */
const globs = [
  '.github/workflows/**',
  '.github/actions/**',
  '**/{.coveragerc,.nycrc,.c8rc,.simplecov,.lcovrc,lcovrc,.gcovr,gcovr.cfg,tarpaulin.toml,.tarpaulin.toml,coverlet.runsettings}',
  '**/{.nycrc,.c8rc}.*',
  '**/{vitest,jest,karma,nyc}.config.*',
  '**/{tox.ini,pytest.ini,noxfile.py}',
  '**/phpunit.xml{,.dist}',
];

/** Those of the paths that may change how coverage is measured. */
export function measuringFiles(paths: readonly string[]): readonly string[] {
  return paths.filter(globMatcher(globs));
}
