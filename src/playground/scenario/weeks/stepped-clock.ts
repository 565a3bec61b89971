/**
 * GitHub's time stands still between what a story does, so that its records are exact to the second; the server's goes on
 * from there, since the server waits for times to come.
 */
export function steppedClock(start: Date) {
  let at = start.getTime();
  let since = performance.now();

  return {
    ofGitHub: () => new Date(at),
    ofServer: () => new Date(at + Math.floor(performance.now() - since)),
    moveTo(to: Date) {
      if (to.getTime() < at) throw new Error(`The story is at ${new Date(at).toISOString()} already.`);
      if (to.getTime() === at) return;
      at = to.getTime();
      since = performance.now();
    },
  };
}
