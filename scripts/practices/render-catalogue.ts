import { type DomainId, domainIds } from '../../src/model/domain.ts';
import { findPractices } from './find-practices.ts';

const made = `// Made from the files in the domains' folders by "npm run generate".`;

/** Files below `src/practices`, by path: nobody has to register a practice by hand. */
export function renderCatalogue(): ReadonlyMap<string, string> {
  const domains = domainIds.map((id): [string, string] => [`catalogue/${id}.ts`, renderDomain(id)]);

  return new Map([...domains, ['catalogue.ts', renderWhole()]]);
}

function renderDomain(id: DomainId): string {
  const files = findPractices().filter(({ domain }) => domain === id);
  const imports = files.map(({ exportName, path }) => `import { ${exportName} } from '../${path}';`);

  return `${made}
import type { Practice } from '../define-practice.ts';
${imports.join('\n')}

export const ${constantOf(id)}: readonly Practice[] = [
${files.map(({ exportName }) => `  ${exportName},`).join('\n')}
];
`;
}

function renderWhole(): string {
  const imports = domainIds.map(id => `import { ${constantOf(id)} } from './catalogue/${id}.ts';`);

  return `${made}
${imports.join('\n')}
import type { Practice } from './define-practice.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
${domainIds.map(id => `  ...${constantOf(id)},`).join('\n')}
];
`;
}

const constantOf = (id: string): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
