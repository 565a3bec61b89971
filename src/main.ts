import { readFileSync } from 'node:fs';
import { startApp } from './app.ts';
import { serve } from './commands/serve.ts';
import { createServerLog, type ServerLog } from './log.ts';
import { readSettings } from './settings.ts';

let log: ServerLog | undefined;

const code = await serve(
  async () => {
    loadEnvironmentFile();
    const settings = readSettings(process.env, path => readFileSync(path, 'utf8'));
    log = createServerLog(settings.logLevel);
    return await startApp({ ...settings, log, now: () => new Date() });
  },
  {
    onSignal: listener => {
      process.on('SIGTERM', listener);
      process.on('SIGINT', listener);
    },
    stderr: process.stderr,
    exit: process.exit,
  },
);
await log?.flush();
process.exit(code);

/** Variables that are set already win. */
function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
