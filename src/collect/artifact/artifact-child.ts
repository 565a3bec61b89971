import { readMessage } from './child-message.ts';
import { encodeReading } from './encode-reading.ts';
import { keepBasenames } from './keep-basenames.ts';
import { readArchive } from './read-archive.ts';

// The whole program of the confined process: it never sees a token, a variable of the environment or the disk.
const { message, archive } = await readMessage(process.stdin);
const reading = await readArchive(archive, keepBasenames(message.keepBasenames), message.limits);
process.stdout.write(encodeReading(reading));
