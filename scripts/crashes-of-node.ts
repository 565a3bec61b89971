import { relative } from 'node:path';

export interface CrashOfNode {
  /** A path in the project. */
  readonly file: string;
  readonly signal: string;
}

/**
 * The test files, in what vitest printed, under which Node ended by a fault of its own: V8 may abort where many
 * WebAssembly engines come and go in one process (nodejs/node#64500). No code of ours can bring that about but by using
 * up all memory, which it would do again.
 */
export function crashesOfNode(output: string, project: string): readonly CrashOfNode[] {
  const found = new Map<string, CrashOfNode>();
  for (const [, signal = '', path = ''] of output.matchAll(crash)) {
    const file = relative(project, path);
    found.set(file, { file, signal });
  }

  return [...found.values()];
}

const crash =
  /Worker exited unexpectedly with signal (SIGTRAP|SIGSEGV|SIGILL|SIGBUS)\b.*? while running test file (\S+\.test\.ts)/g;
