import { expect, test } from 'vitest';
import { programCommands } from '../../../../src/facts/ladder/commands/program-commands.ts';

test.each([
  ['ci/run.sh', 'npm test\n', 'npm test\n'],
  ['.ci/run', '#!/bin/bash\nnpm test\n', '#!/bin/bash\nnpm test\n'],
  ['bin/check', '#!/usr/bin/env node\nspawn("npm", ["run", "lint"]);\n', 'npm run lint'],
  [
    'scripts/a.ts',
    "run(['npm', 'test', '--'], 'x');\nexec('docker build .');\n",
    'npm test --\ndocker build .',
  ],
  ['scripts/a.py', 'subprocess.run(["pytest",\n  "-q"])\nprint("build the site")\n', 'pytest -q'],
  ['scripts/a.js', "// npm test\nconst name = 'npm';\n", ''],
])('of %s: %j', (path, text, expected) => {
  expect(programCommands(path, text)).toBe(expected);
});
