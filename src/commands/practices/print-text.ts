import { domainIds, domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import { catalogueVersion } from '../../practices/catalogue.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { lineText } from '../../render/ladder/asked-text.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import type { Texts } from '../../render/texts.ts';

/** One practice on a line, by domain. */
export function practicesText(practices: readonly Practice[], texts: Texts): string {
  const domains = domainIds.filter(id => practices.some(({ domain }) => domain === id));
  const width = Math.max(0, ...practices.map(({ id }) => id.length)) + 2;
  const numbers = { total: practices.length, domains: domains.length, catalogue: catalogueVersion };
  const parts = domains.map(id => {
    const own = practices.filter(({ domain }) => domain === id);
    const lines = own.map(one => `  ${one.id.padEnd(width)}${practiceText(one, 'question', texts)}`);

    return [`${domainNames[id].en} ${domainNames[id]['zh-CN']}`, ...lines].join('\n');
  });

  return `${[texts.text('assess:practice.count', numbers), ...parts, texts.text('assess:practice.one')].join('\n\n')}\n`;
}

/** All that the catalogue says of one. */
export function practiceInFull(practice: Practice, texts: Texts): string {
  const say = (key: string, view: object = {}) => texts.text(`practices-doc:${key}`, view);
  const text = (sentence: Parameters<typeof practiceText>[1]) => practiceText(practice, sentence, texts);
  const levels = askedLevels.flatMap(level => {
    const line = practice.levels.lines[level];

    return line === undefined ? [] : [`  ${level}  ${lineText(practice, line, texts)}`];
  });
  const { en, 'zh-CN': chinese } = domainNames[practice.domain];
  const actor = texts.text(`ladder:actor.${practice.actor}`);
  // A Chinese colon brings its own space.
  const row = (name: string, what: string) =>
    `${say(`row.${name}`)}${texts.language === 'en' ? ' ' : ''}${what}`;
  const rows = [
    row('measured', text('measured')),
    ...(levels.length === 0 ? [say('no-lines')] : [say('row.levels'), ...levels]),
    row('why', text('why')),
    row('remedy', text('remedy')),
    row('who', say(`scope.${practice.scope}`, { actor })),
    row('source', text('source')),
  ];

  return `${practice.id}  ${text('name')}\n${en} ${chinese}\n\n${text('question')}\n\n${rows.join('\n')}\n`;
}
