/** A server that ends while a parser works: the module to run is its argument. */
import { runConfined } from '../../../../src/collect/artifact/run-confined.ts';

const [module = ''] = process.argv.slice(2);
void runConfined(module, [], {
  ...{ nodePath: process.execPath, heapMebibytes: 64, killAfterMs: 60_000, answerBytes: 1_000 },
});
process.stdin.once('data', () => process.exit(0));
process.stdout.write('reading\n');
