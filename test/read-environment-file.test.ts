import { expect, test } from 'vitest';
import { OperatorError } from '../src/model/operator-error.ts';
import { readEnvironmentFile } from '../src/read-environment-file.ts';

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: no such luck`), { code });
};

test('what a file says is read as Node reads it', () => {
  const text = 'APP_ID=4711\n# a comment\nPRIVATE_KEY="two\nlines"\nPORT=\n';
  const paths: string[] = [];
  const read = readEnvironmentFile(path => {
    paths.push(path);
    return text;
  });
  expect(paths).toEqual(['.env']);
  expect({ ...read }).toEqual({ APP_ID: '4711', PRIVATE_KEY: 'two\nlines', PORT: '' });
});

test('no file says nothing', () => {
  expect(readEnvironmentFile(failing('ENOENT'))).toEqual({});
});

test.each(['EACCES', 'EISDIR', 'EPERM', 'ELOOP'])('a file that cannot be read (%s) is one line', code => {
  const read = () => readEnvironmentFile(failing(code));
  expect(read).toThrow(OperatorError);
  expect(read).toThrow(
    `.env cannot be read (${code}): expected a file that the user of this process may read, or none.`,
  );
});

test('the byte order mark of an editor is no part of the first name', () => {
  expect({ ...readEnvironmentFile(() => '\ufeffAPP_ID=4711\r\nPORT=80\r\n') }).toEqual({
    APP_ID: '4711',
    PORT: '80',
  });
});

test.each(['', '\ufeff'])('a file in UTF-16 is one line, not one that sets nothing', mark => {
  const text = `${mark}APP_ID=4711\r\n`;
  const read = () => readEnvironmentFile(() => Buffer.from(text, 'utf16le').toString('utf8'));
  expect(read).toThrow(OperatorError);
  expect(read).toThrow('.env is no text in UTF-8: expected a file that is saved as UTF-8.');
});
