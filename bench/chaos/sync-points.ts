import type { DieAt } from './messages.ts';

/** Places in the running server at which it can be killed. */
export interface SyncPoints {
  arm(dieAt: DieAt): void;
  pass(point: string): void;
}

/** `onFirstPass` is told of each point once; at the n-th pass of the armed point the process ends as by `kill -9`. */
export function createSyncPoints(onFirstPass: (point: string) => void): SyncPoints {
  const passed = new Set<string>();
  let armed: DieAt | null = null;
  let times = 0;

  return {
    arm(dieAt) {
      armed = dieAt;
      times = 0;
    },
    pass(point) {
      if (armed?.point === point && ++times === armed.nth) process.kill(process.pid, 'SIGKILL');
      if (passed.has(point)) return;
      passed.add(point);
      onFirstPass(point);
    },
  };
}
