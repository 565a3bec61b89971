/** Real time, moved on by what a story says has passed. */
export function storyClock() {
  let aheadMs = 0;

  return {
    now: () => new Date(Date.now() + aheadMs),
    pass(seconds: number) {
      aheadMs += seconds * 1000;
    },
  };
}
