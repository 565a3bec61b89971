import type { DomainLevel } from '../../maturity/domain-level.ts';
import { type DomainId, domainNames } from '../../model/domain.ts';
import { isMostlyJudgement, levelText } from '../../render/ladder/level-text.ts';
import {
  headSha,
  isFromClone,
  practicesOf,
  type ShownAssessment,
} from '../../render/ladder/shown-assessment.ts';
import { columnsOf, padToColumns } from '../doctor/columns.ts';
import { printable } from '../printable.ts';
import { levelBar, levelScale } from './level-bar.ts';
import { type Paint, paintIf } from './paint.ts';
import { practiceLines } from './practice-lines.ts';
import { stepLines } from './step-lines.ts';
import { unknownLines } from './unknown-lines.ts';

export interface TextOptions {
  /** Every domain and practice. */
  readonly isAll: boolean;
  readonly isColoured: boolean;
  readonly elapsedMs: number;
}

/** What a terminal shows; nothing in it is obeyed by one. */
export function assessmentText(shown: ShownAssessment, options: TextOptions): string {
  const paint = paintIf(options.isColoured);
  const parts = [
    [headLine(shown)],
    table(shown, options, paint),
    ...(options.isAll ? [practiceLines(shown, paint)] : []),
    stepLines(shown, options.isAll, paint),
    unknownLines(shown, options.isAll, paint),
    foot(shown, options).map(line => paint('dim', line)),
  ];

  return `${parts
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headLine(shown: ShownAssessment): string {
  const { facts, assessment, texts } = shown;
  const { profile, isDetected, by } = assessment.profile;
  const sha = headSha(shown);
  const seenBy = isDetected
    ? by.map(word => word.slice(word.lastIndexOf('/') + 1))
    : [texts.text('assess:head.said')];
  const named = texts.text('assess:head.profile', { profile });
  const isSolo = assessment.domains.some(({ practices }) =>
    practices.some(one => one.reason?.kind === 'solo'),
  );

  return [
    sha === null
      ? printable(facts.repository)
      : printable(texts.text('assess:head.at', { repository: facts.repository, sha: sha.slice(0, 7) })),
    ...(isFromClone(shown) ? [texts.text('assess:head.clone')] : []),
    seenBy.length === 0 ? named : `${named} (${printable(seenBy.join(', '))})`,
    ...(isSolo ? [texts.text('assess:head.solo')] : []),
  ].join(' · ');
}

interface Row {
  readonly name: string;
  readonly level: string;
  readonly bar: string;
  readonly judged: string;
}

function table(shown: ShownAssessment, { isAll }: TextOptions, paint: Paint): readonly string[] {
  const { assessment, texts } = shown;
  const { domains } = assessment;
  const rows = domains.filter(domain => isAll || domain.proven !== null).map(domain => rowOf(domain, shown));
  const rest = isAll ? [] : restRows(domains, rows.length > 0, shown);
  const heads = ['domain', 'level', 'judged'].map(name => texts.text(`assess:table.${name}`));
  const [domainHead = '', levelHead = '', judgedHead = ''] = heads;
  const names = [domainHead, ...rows.map(({ name }) => name), ...rest.map(([name]) => name)];
  const nameWidth = Math.max(...names.map(columnsOf)) + 3;
  const levelWidth = Math.max(columnsOf(levelHead), ...rows.map(({ level }) => columnsOf(level))) + 4;
  const judgedWidth = Math.max(columnsOf(judgedHead), ...rows.map(({ judged }) => columnsOf(judged)));
  const right = (text: string) => ' '.repeat(judgedWidth - columnsOf(text)) + text;
  const line = (name: string, level: string, bar: string, judged: string) =>
    `${padToColumns(name, nameWidth)}${padToColumns(level, levelWidth)}${bar}    ${judged}`;

  return [
    ...(rows.length === 0 ? [] : [paint('bold', line(domainHead, levelHead, levelScale, judgedHead))]),
    ...rows.map(({ name, level, bar, judged }) => line(name, level, bar, right(judged))),
    ...rest.map(([name, why]) => padToColumns(name, nameWidth) + why),
  ];
}

function rowOf(domain: DomainLevel, shown: ShownAssessment): Row {
  const { texts } = shown;
  const mark = isMostlyJudgement(domain.id, practicesOf(shown).values()) ? ' †' : '';

  return {
    name: nameOf(domain.id, texts.language) + mark,
    level: levelText(domain, texts) ?? texts.text('assess:table.no-level'),
    bar: domain.proven === null ? ' '.repeat(levelScale.length) : levelBar(domain),
    judged: texts.text(`assess:table.${domain.applicable === 0 ? 'no-level' : 'of'}`, domain),
  };
}

const nameOf = (id: DomainId, language: 'en' | 'zh-CN'): string => domainNames[id][language];

/** Domains without a level, counted: with too few answers, and with nothing to answer. */
function restRows(
  domains: readonly DomainLevel[],
  more: boolean,
  shown: ShownAssessment,
): readonly (readonly [name: string, why: string])[] {
  const { texts } = shown;
  const without = domains.filter(({ proven }) => proven === null);
  const row = (kind: 'too-few' | 'not-asked', why: string, found: readonly DomainLevel[]) => {
    if (found.length === 0) return [];
    const number = texts.text(`assess:number.${found.length}`);
    const name = texts.text(`assess:domains.${kind}`, { number, more, single: found.length === 1 });
    const all = kind === 'too-few' ? `    ${texts.text('assess:domains.see-all')}` : '';

    return [[name, texts.text(`assess:domains.${why}`) + all] as const];
  };
  const asked = without.filter(({ applicable }) => applicable > 0);

  return [
    ...row('too-few', isFromClone(shown) ? 'too-few-clone-why' : 'too-few-why', asked),
    ...row(
      'not-asked',
      'not-asked-why',
      without.filter(({ applicable }) => applicable === 0),
    ),
  ];
}

/** What † means is said where one stands above. */
function foot(shown: ShownAssessment, options: TextOptions): readonly string[] {
  const { assessment, texts } = shown;
  const practices = [...practicesOf(shown).values()];
  const isMarked = assessment.domains.some(
    ({ id, proven }) => (options.isAll || proven !== null) && isMostlyJudgement(id, practices),
  );
  const sentences = [...(isMarked ? ['judgement'] : []), 'model'].map(name =>
    texts.text(`assess:foot.${name}`),
  );

  return [
    sentences.join(texts.language === 'en' ? ' ' : ''),
    texts.text('assess:foot.more', { seconds: (options.elapsedMs / 1000).toFixed(1) }),
  ];
}
