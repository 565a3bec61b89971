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
