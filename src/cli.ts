#!/usr/bin/env node
// Nothing is imported before this: an older Node would stop at the first import with a stack trace.
const oldest = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(
    `error: Rung needs Node ${oldest.join('.')} or newer and found ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  await import('./command-line.ts');
}

export {};
