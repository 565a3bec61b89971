/** A program of its own: making a new embedded database takes much memory for a moment, which ends with the process. */
import { PGlite } from '@electric-sql/pglite';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: embedded-create <directory>');

const database = await PGlite.create(directory);
await database.close();
