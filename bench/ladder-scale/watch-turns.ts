import type { Log, LogFields } from '../../src/model/log.ts';
import { silentLog } from '../../src/model/log.ts';

/** A turn that was assessed. */
export interface Turn {
  readonly repository: string;
  readonly slot: string;
  readonly requests: number;
  readonly isRead: boolean;
  readonly at: Date;
}

export interface TurnWatch {
  readonly log: Log;
  readonly turns: Turn[];
  /** Errors, and faults of practices. */
  readonly faults: string[];
  /** What was seen until now is forgotten. */
  begin(): void;
  progress(): void;
}

/** Reads in the server's log which turns were assessed, and when. */
export function watchTurns(now: () => Date): TurnWatch {
  const [turns, faults] = [[] as Turn[], [] as string[]];
  let told = performance.now();
  const noteFault = (fields: LogFields, message: string) => {
    faults.push(`${message}: ${fields['err'] ?? ''}`);
  };

  return {
    turns,
    faults,
    log: {
      ...silentLog,
      info(fields, message) {
        if (message === 'repository assessed') turns.push({ ...(fields as unknown as Turn), at: now() });
      },
      warn: noteFault,
      error: noteFault,
    },
    begin() {
      turns.length = 0;
    },
    progress() {
      if (performance.now() - told < 15_000) return;
      told = performance.now();
      console.log(`${now().toISOString().slice(5, 16)}: ${turns.length} turns assessed`);
    },
  };
}
