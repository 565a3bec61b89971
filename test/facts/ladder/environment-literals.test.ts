import { describe, expect, test } from 'vitest';
import {
  countEnvironmentLiterals,
  hasEnvironmentLiteral,
} from '../../../src/facts/ladder/environment-literals.ts';

describe('a literal of an environment', () => {
  test.each([
    ["const db = 'postgres://db.harbour.example/quotes';", "const db = 'postgres://localhost/quotes';"],
    ["fetch('https://mia:hunter22@api.example.com')", "fetch('https://api.example.com/@mia')"],
    ["host = '10.1.2.3'", "host = '127.0.0.1'"],
    ['url := "http://10.1.2.3:8080/"', 'version := "10.1.2"'],
    ["const host = 'quotes.internal';", "const host = 'quotes.example.com';"],
    ["const api = 'https://staging.example.com';", "const api = 'https://www.example.com';"],
    ["const api = 'https://api-prod.example.com/v1';", "const api = 'https://product.example.com/v1';"],
    ['password = "correcthorse"', 'password = os.environ["PASSWORD"]'],
    ['"apiKey": "abcdef123456"', '"apiKey": "$API_KEY_OF_QUOTES"'],
    ["const PROD_API_URL = 'https://a.b'", 'const PROD_API_URL = read()'],
    ["x = 'redis://cache:6379'", '// see redis://cache:6379 or 10.1.2.3'],
  ])('%s is one, %s is none', (yes, no) => {
    expect([hasEnvironmentLiteral(yes), hasEnvironmentLiteral(no)]).toEqual([true, false]);
  });

  test.each([
    ['src/a.ts', 1],
    ['src/a.test.ts', 0],
    ['tests/a.py', 0],
    ['docs/a.js', 0],
    ['config.yaml', 0],
    ['README.md', 0],
  ])('in %s counts %i times', (path, count) => {
    expect(countEnvironmentLiterals(path, ["host = '10.1.2.3'", 'x = 1'])).toBe(count);
  });

  test('no line takes long', () => {
    const pieces = ["'10.", 'a.', '://a:', 'prod-', 'password = ', 'DEV_A_', '"', 'jdbc:a:'];
    const before = performance.now();
    for (const piece of pieces)
      for (let round = 0; round < 50; round++) hasEnvironmentLiteral(piece.repeat(2000).slice(0, 2000));
    expect(performance.now() - before).toBeLessThan(2000);
    expect(hasEnvironmentLiteral(`host = '10.1.2.3'${' '.repeat(2000)}`)).toBe(false);
  });
});
