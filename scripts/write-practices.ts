import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTexts } from '../src/publish/load-texts.ts';
import { renderCatalogue } from './practices/render-catalogue.ts';

/** Writes the catalogue and the documents of practices; with `--check` only tells whether they are fresh (exit 1 when not). */
const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

for (const [name, text] of renderCatalogue()) {
  const path = `src/practices/${name}`;
  put(path, formatted(path, text));
}
// Only now: it reads the catalogue.
const { renderPracticesDoc } = await import('./practices/render-doc.ts');
put('docs/practices.md', renderPracticesDoc(loadTexts('en')));
put('docs/practices.zh-CN.md', renderPracticesDoc(loadTexts('zh-CN')));

function put(path: string, wanted: string): void {
  const file = join(root, path);
  if (!isCheck) writeFileSync(file, wanted);
  else if (readFileSync(file, 'utf8') !== wanted) {
    console.error(`${path} is stale; run: npm run generate`);
    process.exitCode = 1;
  }
}

/** As `npm run format` would leave it. */
function formatted(path: string, text: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });

  return stdout;
}
