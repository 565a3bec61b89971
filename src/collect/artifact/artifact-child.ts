import { isZip } from './archive-magic.ts';
import { readMessage } from './child-message.ts';
import { encodeReading } from './encode-reading.ts';
import { keepBasenames } from './keep-basenames.ts';
import { readArchive } from './read-archive.ts';
import { readSingle } from './read-single.ts';

// The whole program of the confined process: it never sees a token, a variable of the environment or the disk.
const { message, archive } = await readMessage(process.stdin);
const keep = keepBasenames(message.keepBasenames);
const isSingle = message.mayBeReport && !isZip(archive);
const reading = isSingle ? await readSingle(archive, keep) : await readArchive(archive, keep, message.limits);
process.stdout.write(encodeReading(reading));
