import { writeSync } from 'node:fs';

// Loaded before the command: tells at its end, in KiB, how much memory it took at most.
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
