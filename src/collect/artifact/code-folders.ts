import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const packages = ['yauzl', 'saxes', '@streamparser/json'];

/** What a confined module must read to be loaded: our own code, and the folders its packages are installed in. */
export function codeFolders(): string[] {
  const ownCode = fileURLToPath(new URL('../../', import.meta.url));
  const manifest = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const installed = packages.map(name => installFolderOf(require.resolve(name)));
  return [...new Set([ownCode, manifest, ...installed])];
}

function installFolderOf(path: string): string {
  const marker = `${sep}node_modules${sep}`;
  return path.slice(0, path.indexOf(marker) + marker.length);
}
