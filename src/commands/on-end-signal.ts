/** Calls the listener for each signal to end, and once when npm has gone without passing one on. */
export function onEndSignal(listener: () => void): void {
  process.on('SIGTERM', listener);
  process.on('SIGINT', listener);
  onceOrphanedByNpm(listener);
}

/** `npm start` puts a shell between npm and us that dies of a signal without passing it on. */
function onceOrphanedByNpm(listener: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    listener();
  }, 250).unref();
}
