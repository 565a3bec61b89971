import type { TextSink } from '../command-io.ts';

export interface RequestCounter {
  count(): void;
  /** Before anything else is written. */
  clear(): void;
}

/** How many answers came, on one line that goes again. A log gets nothing. */
export function requestCounter(sink: TextSink, repository: string): RequestCounter {
  if (sink.isTTY !== true) return { count() {}, clear() {} };
  let answers = 0;
  let shown = '';

  return {
    count() {
      answers += 1;
      shown = `${repository}: ${answers} ${answers === 1 ? 'answer' : 'answers'} of GitHub`;
      sink.write(`\r${shown}`);
    },
    clear() {
      if (shown !== '') sink.write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
