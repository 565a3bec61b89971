import { findPractices } from './find-practices.ts';

/** `src/practices/catalogue.ts`: nobody has to register a practice by hand. */
export function renderCatalogue(): string {
  const files = findPractices();
  const imports = files
    .map(({ exportName, path }) => `import { ${exportName} } from './${path}';`)
    .toSorted();

  return `// Made from the files in the domains' folders by "npm run generate".
${imports.join('\n')}
import type { Practice } from './define-practice.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
${files.map(({ exportName }) => `  ${exportName},`).join('\n')}
];
`;
}
