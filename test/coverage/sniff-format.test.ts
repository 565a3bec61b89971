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
  ['Clover', '<coverage generated="1"><project timestamp="1">', undefined],
  ['SonarQube', '<coverage version="1"><file path="a">', undefined],
  ['JaCoCo', '<report name="x"><package>', undefined],
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
