/** All that a command sees of the process, so that tests can run it. */
export interface CommandIo {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  setExitCode(code: ExitCode): void;
}

export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** 0 good, 1 a gate fell short, 2 usage or unreadable input, 3 could not be judged. */
export type ExitCode = 0 | 1 | 2 | 3;
