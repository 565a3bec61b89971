import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { root } from '../support/server-process.ts';

test('a reader that goes away, such as head, is no fault', async () => {
  const child = spawn(process.execPath, ['src/cli.ts', 'policy', 'schema'], { cwd: root, stdio: 'pipe' });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.destroy();
  const [code] = await once(child, 'close');

  expect(errors).toBe('');
  expect(code).toBe(0);
});
