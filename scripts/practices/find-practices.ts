import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DomainId, domainIds } from '../../src/model/domain.ts';

export interface PracticeFile {
  readonly domain: DomainId;
  readonly id: string;
  /** Below `src/practices`. */
  readonly path: string;
  readonly exportName: string;
}

const folder = join(import.meta.dirname, '../../src/practices');

/** Every file in a domain's folder is a practice; it is named after its id and exports it in camel case. */
export function findPractices(): readonly PracticeFile[] {
  return domainIds.flatMap(domain =>
    filesOf(domain).map(file => {
      const id = file.slice(0, -'.ts'.length);

      return { domain, id, path: `${domain}/${file}`, exportName: camelCase(id) };
    }),
  );
}

function filesOf(domain: string): readonly string[] {
  try {
    return readdirSync(join(folder, domain)).toSorted();
  } catch {
    return [];
  }
}

const camelCase = (id: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
