import { readFile } from 'node:fs/promises';

// Node.js has it, its types have not.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

let compiled: Promise<object> | undefined;

/**
 * PGlite's code, compiled once for all engines of a process and never given back: giving back what each engine
 * compiled for itself is the likely occasion on which V8 now and then loses track of its code pages and ends the
 * process (nodejs/node issue 64500).
 */
export function embeddedModule(): Promise<object> {
  compiled ??= compile().catch(error => {
    compiled = undefined;
    throw error;
  });

  return compiled;
}

async function compile(): Promise<object> {
  const file = new URL('./pglite.wasm', import.meta.resolve('@electric-sql/pglite'));

  return WebAssembly.compile(await readFile(file));
}
