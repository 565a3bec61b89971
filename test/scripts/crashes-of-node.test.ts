import { expect, it } from 'vitest';
import { crashesOfNode } from '../../scripts/crashes-of-node.ts';

const caused = (how: string) =>
  `Caused by: Error: Worker exited unexpectedly with ${how} during started state while running test file /here/test/store/migrate.test.ts\u001b[39m\n`;

it('finds the file under which Node crashed, once', () => {
  expect(crashesOfNode(caused('signal SIGTRAP') + caused('signal SIGTRAP'), '/here')).toEqual([
    { file: 'test/store/migrate.test.ts', signal: 'SIGTRAP' },
  ]);
});

it.each(['signal SIGKILL', 'signal SIGABRT', 'exit code 1'])(
  'takes an end by %s for what it may be: a fault of ours',
  how => {
    expect(crashesOfNode(caused(how), '/here')).toEqual([]);
  },
);
