import { describe, expect, test } from 'vitest';
import { sniffFormat } from '../../src/coverage/sniff-format.ts';

const cases: [what: string, text: string, format: string | undefined][] = [
  ['lcov', 'TN:\nSF:a.ts\nDA:1,1\n', 'lcov'],
  ['lcov without a test name', 'SF:a.ts\n', 'lcov'],
  ['lcov after comments and empty lines', '# x\n\nTN:t\r\nSF:a.ts', 'lcov'],
  ['an empty tracefile', 'TN:\n', 'lcov'],
  ['lcov with a damaged beginning', 'T\uffff:\nSF:a.ts\nDA:1,1\n', 'lcov'],
  ['Cobertura by its line rate', '<coverage line-rate="0.5">', 'cobertura'],
  [
    'Cobertura by its packages',
    '<?xml version="1.0"?><!-- x --><coverage version="1"><packages>',
    'cobertura',
  ],
  ['Cobertura by its sources', '<!DOCTYPE coverage SYSTEM "x"><coverage>\n<sources>', 'cobertura'],
  ['Clover', '<coverage generated="1"><project timestamp="1">', 'clover'],
  ['Clover by its version', '<coverage generated="1" clover="3.2.0">', 'clover'],
  ['SonarQube', '<coverage version="1"><file path="a">', 'sonarqube'],
  ['SonarQube without a file', '<coverage version="1">', 'sonarqube'],
  ['JaCoCo', '<report name="x"><package>', 'jacoco'],
  [
    'JaCoCo with a session',
    '<!DOCTYPE report PUBLIC "a" "b"><report name="x"><sessioninfo id="y" start="1"/>',
    'jacoco',
  ],
  [
    'JaCoCo with groups',
    '<report name="x"><sessioninfo id="y" start="1" dump="2"/><group name="z">',
    'jacoco',
  ],
  ['OpenCover', '\ufeff<?xml version="1.0"?><CoverageSession xmlns:xsi="a">', 'opencover'],
  ['Go', 'mode: atomic\nexample.com/a/b.go:1.2,3.4 1 1\n', 'go'],
  ['an empty Go profile', 'mode: set', 'go'],
  ['a text about a mode', 'mode: dark\n', undefined],
  ['gcov', '        -:    0:Source:a.c\n', 'gcov'],
  ['gcov JSON', '{"gcc_version": "12.2.0", "files": [', 'gcov-json'],
  ['gcov JSON from its version on', '{"format_version": "1", "gcc', 'gcov-json'],
  ['gcovr', '{"gcovr/format_version": "0.5", "files": [', 'gcovr'],
  ['gcovr 5, with its version at the end', '{"files":[{"file":"a","lines":[{"gcovr/noncode":', 'gcovr'],
  ['coverage.py', '{"meta": {"format": 2, "version": "7.4"}, "files": {', 'coverage-py'],
  ['llvm-cov', '{"data":[{"files":[{"branches":[],"expa', 'llvm-cov'],
  ['Coveralls', '{"service_name":"x","source_files":[{"name":"a"', 'coveralls'],
  ['Istanbul', '{"/a.ts":{"path":"/a.ts","all":true,"statementMap":{"0":', 'istanbul'],
  ['SimpleCov', '{"RSpec":{"coverage":{"/a.rb":{"lines":[1', 'simplecov'],
  ['SimpleCov before 0.18', '{"RSpec":{"coverage":{"/a.rb":[1', 'simplecov'],
  ['a summary without lines', '{"total":{"lines":{"total":1,"pct":100}}}', undefined],
  ['the data of V8', '{"result":[{"scriptId":"1","functions":[', undefined],
  ['a package', '{"name":"a","version":"1.0.0","files":["dist"]}', undefined],
  ['a report of other things', '<report><summary/></report>', undefined],
  ['HTML', '<!DOCTYPE html><html><body>line-rate packages', undefined],
  ['HTML about coverage', '<html><coverage line-rate="1"><packages>', undefined],
  ['JavaScript', 'var addSorting = (function() {\n', undefined],
  ['CSS', 'body, html {\n  margin:0\n', undefined],
  ['JSON', '{"total": {}}', undefined],
  ['a text that mentions SF:', 'Hello\nSF:a.ts\n', undefined],
  ['a PNG', '\u0089PNG\r\n\u001a\n', undefined],
  ['nothing', '', undefined],
];

describe('sniffFormat', () => {
  test.each(cases)('knows %s', (_, text, format) => {
    expect(sniffFormat(Buffer.from(text, 'utf8'))).toBe(format);
  });

  test.each(['lcov', 'cobertura'] as const)('knows %s in UTF-16', format => {
    const text = format === 'lcov' ? 'TN:\nSF:a.ts\n' : '<coverage line-rate="1">';
    expect(sniffFormat(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(format);
  });
});
