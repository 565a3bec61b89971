import { askedLevels } from '../../model/level.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { lineText } from '../../render/ladder/asked-text.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import type { Language, Texts } from '../../render/texts.ts';
import { printableJson } from '../printable-json.ts';

type BothLanguages = Readonly<Record<Language, Texts>>;

/** A list, in the order of the catalogue. */
export function practicesJson(practices: readonly Practice[], texts: BothLanguages): string {
  return printableJson(practices.map(practice => told(practice, texts)));
}

function told(practice: Practice, texts: BothLanguages) {
  const { id, domain, scope, actor, cost, levels, lines, gates, needs, subItems, statements } = practice;
  const both = (say: (texts: Texts) => string) => ({ en: say(texts.en), 'zh-CN': say(texts['zh-CN']) });
  const sentence = (name: 'name' | 'question' | 'why' | 'remedy' | 'source') =>
    both(texts => practiceText(practice, name, texts));
  const asked = askedLevels.flatMap(level => {
    const line = levels.lines[level];
    if (line === undefined) return [];
    const { is, value, and = [] } = line;

    return [[level, { is, value, conditions: and, text: both(texts => lineText(practice, line, texts)) }]];
  });

  return {
    ...{ id, name: sentence('name'), domain, scope },
    ...{ question: sentence('question'), why: sentence('why'), remedy: sentence('remedy') },
    ...{ actor, cost, unit: levels.unit, levels: Object.fromEntries(asked), lines, gates },
    ...{ source: sentence('source'), needs, subItems, statements },
  };
}
