import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySignature } from '../../src/http/verify-signature.ts';

// From GitHub's documentation, "Validating webhook deliveries".
const secret = "It's a Secret to Everybody";
const body = Buffer.from('Hello, World!');
const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

test("accepts GitHub's published example", () => {
  expect(verifySignature(body, signature, [secret])).toBe(true);
});

test('accepts either of two secrets while one replaces the other', () => {
  expect(verifySignature(body, signature, ['new secret', secret])).toBe(true);
  expect(verifySignature(body, signature, [secret, 'old secret'])).toBe(true);
  expect(verifySignature(body, signature, ['new secret', 'other secret'])).toBe(false);
});

test.each([
  ['an empty header', ''],
  ['no algorithm', signature.slice(7)],
  ['SHA-1', `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
  ['SHA-1 named SHA-256', `sha256=${createHmac('sha1', secret).update(body).digest('hex')}`],
  ['SHA-512 named SHA-256', `sha256=${createHmac('sha512', secret).update(body).digest('hex')}`],
  ['one digit less', signature.slice(0, -1)],
  ['one digit more', `${signature}0`],
  ['upper case', signature.toUpperCase()],
  ['a trailing line break', `${signature}\n`],
  ['two signatures joined', `${signature}, ${signature}`],
  ['no hexadecimal digits', `sha256=${'z'.repeat(64)}`],
])('refuses %s', (_name, header) => {
  expect(verifySignature(body, header, [secret])).toBe(false);
});

test('refuses everything without a secret, also what an empty secret signed', () => {
  const signedWithNothing = `sha256=${createHmac('sha256', '').update(body).digest('hex')}`;
  expect(verifySignature(body, signature, [])).toBe(false);
  expect(verifySignature(body, signedWithNothing, [''])).toBe(false);
});

test('any flipped bit of the body or the signature is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), fc.nat(), (bytes, at, bit) => {
      const header = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
      expect(verifySignature(bytes, header, [secret])).toBe(true);

      const changed = Uint8Array.from(bytes);
      changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ (1 << (bit % 8));
      expect(verifySignature(changed, header, [secret])).toBe(false);

      const digits = [...header];
      const digit = 7 + (at % 64);
      digits[digit] = digits[digit] === '0' ? '1' : '0';
      expect(verifySignature(bytes, digits.join(''), [secret])).toBe(false);
    }),
    { numRuns: 200 },
  );
});
