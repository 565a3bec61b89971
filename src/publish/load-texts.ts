import { readdirSync, readFileSync } from 'node:fs';
import { createTexts, type Language, type Texts } from '../render/texts.ts';

// The same place from `src/publish` and from `dist/publish`.
const folder = new URL('../../templates/', import.meta.url);

const loaded = new Map<Language, Texts>();

/** A language's catalogues from `templates/`, read once. */
export function loadTexts(language: Language): Texts {
  const texts = loaded.get(language) ?? readTexts(language);
  loaded.set(language, texts);

  return texts;
}

function readTexts(language: Language): Texts {
  const files = readdirSync(new URL(`${language}/`, folder), { recursive: true })
    .map(name => String(name).replaceAll('\\', '/'))
    .filter(name => name.endsWith('.yml'));
  const catalogues = files.map(name => [
    name.slice(0, -'.yml'.length),
    readFileSync(new URL(`${language}/${name}`, folder), 'utf8'),
  ]);

  return createTexts(language, Object.fromEntries(catalogues));
}
