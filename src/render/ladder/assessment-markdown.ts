import { isJudged } from '../../maturity/domain-level.ts';
import { domainNames } from '../../model/domain.ts';
import { type Level, levelNames } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { code, md } from '../markdown.ts';
import { moment } from '../time.ts';
import { evidenceMarkdown } from './evidence-markdown.ts';
import { isMostlyJudgement, levelText } from './level-text.ts';
import { noStepText } from './no-step-text.ts';
import { practiceText } from './practice-text.ts';
import { saidText } from './said-text.ts';
import { isShort, shortOfTarget } from './short-of-target.ts';
import { headSha, practicesOf, type ShownAssessment } from './shown-assessment.ts';
import { unknownGroups } from './unknown-groups.ts';

const marks = { met: '✓', unmet: '✕', unknown: '?', 'not-applicable': '–' } as const;

/** Every answer with its evidence, for a file or a page. Whatever comes from outside is escaped. */
export function assessmentMarkdown(shown: ShownAssessment): string {
  const { texts, assessment } = shown;
  const levels = ([1, 2, 3, 4, 5] satisfies Level[]).map(
    level => `${level} ${levelNames[level]['zh-CN']} ${levelNames[level].en}`,
  );
  const parts = [
    head(shown),
    table(shown),
    `${levels.join(' · ')}. ${texts.text('assess:foot.levels')}`,
    steps(shown),
    unknowns(shown),
    ...assessment.domains
      .filter(({ practices }) => practices.length > 0)
      .map(domain => domainPart(domain, shown)),
    `${texts.text('assess:foot.judgement')} ${texts.text('assess:foot.model')}`,
  ];

  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function head(shown: ShownAssessment): string {
  const { facts, assessment, texts } = shown;
  const { profile, isDetected, by } = assessment.profile;
  const sha = headSha(shown);
  const named = texts.text('assess:head.profile', { profile: code(profile) });
  const words = isDetected ? by.map(word => code(word)) : [code(texts.text('assess:head.said'))];
  const data = {
    at: moment(new Date(assessment.at)),
    catalogue: assessment.catalogue,
    target: facts.policy.target,
  };
  const title = texts.text('assess:head.title', { repository: md(facts.repository) });
  const where = texts.text('assess:head.at', {
    repository: md(facts.repository),
    sha: code(sha?.slice(0, 7) ?? ''),
  });

  return [
    `# ${title}`,
    [
      ...(sha === null ? [] : [where]),
      words.length === 0 ? named : `${named} (${words.join(', ')})`,
      texts.text('assess:head.data', data),
    ].join(' · '),
  ].join('\n\n');
}

function table(shown: ShownAssessment): string {
  const { assessment, texts } = shown;
  const heads = ['domain', 'level', 'judged'].map(name => texts.text(`assess:table.${name}`));
  const practices = practicesOf(shown);
  const rows = assessment.domains.map(domain => {
    const mark = isMostlyJudgement(domain.id, practices.values()) ? ' †' : '';
    const level = levelText(domain, texts);

    return [
      domainNames[domain.id][texts.language] + mark,
      level === undefined ? texts.text('assess:table.no-level') : `**${level}**`,
      texts.text(`assess:table.${domain.applicable === 0 ? 'no-level' : 'of'}`, domain),
    ];
  });

  return [heads, ['---', '---', '---'], ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function steps(shown: ShownAssessment): string {
  const { assessment, facts, texts } = shown;
  const practices = practicesOf(shown);
  const results = new Map(assessment.domains.flatMap(domain => domain.practices).map(one => [one.id, one]));
  const lines = assessment.next.flatMap(({ practice: id }, index) => {
    const [practice, result] = [practices.get(id), results.get(id)];
    if (practice === undefined || result === undefined) return [];
    const said = saidText(practice, result, texts, md);

    return [`${index + 1}. **\`${id}\`** ${said}. ${practiceText(practice, 'remedy', texts)}`];
  });

  const short = shortOfTarget(shown).map(id => `\`${id}\``);
  const words = short.join(texts.text('practices-doc:and'));

  return [
    `## ${texts.text('assess:steps.title-plain')}`,
    lines.length === 0 ? noStepText(shown) : lines.join('\n'),
    ...(short.length === 0 ? [] : [texts.text('assess:steps.also', { target: facts.policy.target, words })]),
  ].join('\n\n');
}

function unknowns(shown: ShownAssessment): string {
  const groups = unknownGroups(shown);
  const count = groups.reduce((sum, { opens }) => sum + opens.length, 0);
  if (count === 0) return '';
  const title = shown.texts.text('assess:unknown.title', { total: count, single: count === 1 });
  const lines = groups.map(
    ({ opens, what, answer }) =>
      `- ${opens.length} ${what} → ${code(answer)}: ${opens.map(id => `\`${id}\``).join(', ')}`,
  );

  return `## ${title}\n\n${lines.join('\n')}`;
}

function domainPart(
  domain: ShownAssessment['assessment']['domains'][number],
  shown: ShownAssessment,
): string {
  const { texts } = shown;
  const practices = practicesOf(shown);
  const level = levelText(domain, texts);
  const title = `## ${domainNames[domain.id][texts.language]}${level === undefined ? '' : `: ${level}`}`;
  const items = domain.practices.flatMap(result => {
    const practice = practices.get(result.id);

    return practice === undefined ? [] : [item(practice, result, shown)];
  });

  return [title, items.join('\n')].join('\n\n');
}

function item(practice: Practice, result: PracticeResult, shown: ShownAssessment): string {
  const { texts } = shown;
  const level = isJudged(result) ? ` (${texts.text('assess:practice.level', { level: result.level })})` : '';
  const said = saidText(practice, result, texts, md);
  const evidence = result.evidence.map(one => `  - ${evidenceMarkdown(one, shown)}`);

  return [
    `- ${marks[result.state]} **\`${practice.id}\`** ${practiceText(practice, 'name', texts)}${level}: ${said}`,
    ...evidence,
    ...(isShort(result, shown) ? [`  - → ${practiceText(practice, 'remedy', texts)}`] : []),
  ].join('\n');
}
