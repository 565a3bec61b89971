import { domainIds, domainNames } from '../../src/model/domain.ts';
import { askedLevels } from '../../src/model/level.ts';
import { statements } from '../../src/model/statements.ts';
import { catalogue, catalogueVersion } from '../../src/practices/catalogue.ts';
import type { Practice } from '../../src/practices/define-practice.ts';
import { lineText } from '../../src/render/ladder/asked-text.ts';
import { practiceText } from '../../src/render/ladder/practice-text.ts';
import type { Texts } from '../../src/render/texts.ts';

/** `docs/practices.md` and its Chinese twin. */
export function renderPracticesDoc(texts: Texts): string {
  const say = (key: string, view: object = {}) => texts.text(`practices-doc:${key}`, view);
  const domains = domainIds.map(id => ({ id, practices: catalogue.filter(({ domain }) => domain === id) }));
  const parts = domains
    .filter(({ practices }) => practices.length > 0)
    .map(({ id, practices }) => {
      const title = `## ${domainNames[id].en} ${domainNames[id]['zh-CN']}`;

      return [title, ...practices.map(practice => describe(practice, texts, say))].join('\n\n');
    });

  const made = `<!-- Made by "npm run generate" from src/practices and templates/${texts.language}. -->`;

  return `${made}
${[say('head', { total: catalogue.length, version: catalogueVersion }).trim(), ...parts].join('\n\n')}\n`;
}

function describe(practice: Practice, texts: Texts, say: (key: string, view?: object) => string): string {
  const text = (sentence: Parameters<typeof practiceText>[1]) => practiceText(practice, sentence, texts);
  const serves = [
    ...practice.subItems.map(code => `\`${code}\``),
    ...practice.statements.map(id => statements[id][texts.language]),
  ];
  const rows = [
    ['measured', text('measured')],
    ['levels', levels(practice, texts)],
    ['why', text('why')],
    ['remedy', text('remedy')],
    ['who', say(`scope.${practice.scope}`, { actor: texts.text(`ladder:actor.${practice.actor}`) })],
    ['needs', practice.needs.map(need => `\`${need}\``).join(', ')],
    ...(serves.length > 0 ? [['serves', serves.join('; ')]] : []),
    ['source', text('source')],
  ] as const;

  return [
    `### \`${practice.id}\` ${text('name')}`,
    text('question'),
    rows.map(([key, value]) => `- **${say(`row.${key}`)}** ${value}`).join('\n'),
  ].join('\n\n');
}

function levels(practice: Practice, texts: Texts): string {
  const asked = askedLevels.flatMap(level => {
    const line = practice.levels.lines[level];
    if (line === undefined) return [];

    return [`**${level}** ${lineText(practice, line, texts)}`];
  });

  return asked.length === 0 ? texts.text('practices-doc:no-lines') : asked.join(' · ');
}
