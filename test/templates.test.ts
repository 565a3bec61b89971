import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const languages = ['en', 'zh-CN'] as const;
type Language = (typeof languages)[number];

const folder = new URL('../templates/', import.meta.url);
const valueHelpers = new Set(['code', 'cellcode', 'md', 'link', 'raw', 'count']);
const blocks = new Set(['if', 'unless', 'each']);
/** Grammar of one language: the other has no use for it. */
const grammarOnly = new Set(['single']);

/** Sentences that are no Markdown: GitHub shows titles and annotations as they are, terminals and our pages escape. */
const isPlain = (key: string) =>
  /:(title|annotation|problem|expected|label)\./.test(key) ||
  /^(?:assess|doctor|setup|ladder|practices-doc|unread-reason|sent-report)\.yml:|^practices\//.test(key) ||
  /^improvement\/[\w-]+\.yml:[\w-]+\.(?:title|file)/.test(key) ||
  /^improvement\.yml:(?:comma|level|place|(?:who|effort)\.[\w-]+|permissions\.patch|closing\.(?:found|share|standing|no-level))$/.test(
    key,
  );

const numbers = new Set(
  `attempt byBots coverable covered days fileCount firstSkipped.byte firstSkipped.line green judged left level limit line linked met minLines missed more moreAbsent
  moreArtifacts moreBlocks moreChanges moreDrafts moreFiles moreGenerated moreIgnore moreIgnored moreItems moreKeys moreMapped moreMaybeUnplaced moreMeasuring moreOpen
  moreOthers moreRuns moreUnplaced moreUnreadable moreUnsure moreWithout moreWithoutPatch unlistedCount number part placedCount red right
  skipped step.coverable step.covered steps target unknown unmet whole`.split(/\s+/),
);
/** Markdown that other sentences of ours made. */
const rendered = new Set(
  `advice after answer asked basis effect evidence exception existing files generated here ignore ignored items list measuring mode name next outcome place policy practices problem
  question queue reason releases result rule scopes seen seenAfter seenBefore settings siblings standing state step targetBranch title unseen waive waived what why
  withheld`.split(/\s+/),
);
/** Our own words and figures; `this` stands for pull request numbers. */
const reviewed = new Set(
  'before day domain effort format head partials percent practice range since step.percent this time until value valueAfter valueBefore who'.split(
    ' ',
  ),
);

/** The same of the maturity issue alone: elsewhere some of these names are foreign text. */
const ofMaturityIssue = new Set(
  `days hours minutes issue possible partly proven part whole perDay answers applicable more
  actor asked cause cost domain domains name needs notes now remedy said value why
  after catalogue level mark median`.split(/\s+/),
);

interface Use {
  readonly key: string;
  readonly variable: string;
  /** The helper or block it is handed to; null when it is printed as it is. */
  readonly by: string | null;
}

function catalogue(language: Language): ReadonlyMap<string, string> {
  const names = readdirSync(new URL(`${language}/`, folder), { recursive: true })
    .map(name => String(name).replaceAll('\\', '/'))
    .filter(name => name.endsWith('.yml'))
    .sort();
  const entries = names.flatMap(name => {
    const document = parse(readFileSync(new URL(`${language}/${name}`, folder), 'utf8')) as object;

    return Object.entries(document).flatMap(([section, value]: [string, string | Record<string, string>]) =>
      typeof value === 'string'
        ? [[`${name}:${section}`, value] as const]
        : Object.entries(value).map(([key, text]) => [`${name}:${section}.${key}`, text] as const),
    );
  });

  return new Map(entries);
}

function usesIn(key: string, source: string): readonly Use[] {
  const uses: Use[] = [];
  const add = (expression: hbs.AST.Expression, by: string | null) => {
    if (expression.type === 'PathExpression') {
      uses.push({ key, variable: (expression as hbs.AST.PathExpression).original, by });
    }
  };
  class Uses extends Handlebars.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement): void {
      const { original } = node.path as hbs.AST.PathExpression;
      if (!node.escaped) uses.push({ key, variable: original, by: 'triple' });
      if (node.params.length === 0) add(node.path as hbs.AST.PathExpression, null);
      else for (const parameter of node.params) add(parameter, original);
    }
    override BlockStatement(node: hbs.AST.BlockStatement): void {
      for (const parameter of node.params) add(parameter, (node.path as hbs.AST.PathExpression).original);
      super.BlockStatement(node);
    }
  }
  new Uses().accept(Handlebars.parse(source));

  return uses;
}

const catalogues = { en: catalogue('en'), 'zh-CN': catalogue('zh-CN') };
const everySentence = languages.flatMap(language =>
  [...catalogues[language]].map(([key, text]) => ({ language, key, text })),
);
const everyUse = (language: Language) =>
  [...catalogues[language]].flatMap(([key, text]) => usesIn(key, text));
const describeUse = ({ key, variable, by }: Use) => `${key} ${by ?? ''}(${variable})`;

describe('the two languages', () => {
  test('have the same sentences', () => {
    expect([...catalogues['zh-CN'].keys()]).toEqual([...catalogues.en.keys()]);
  });

  test('use the same variables through the same helpers', () => {
    const uses = (language: Language) =>
      new Set(
        everyUse(language)
          .filter(use => !grammarOnly.has(use.variable))
          .map(describeUse),
      );

    expect(uses('zh-CN')).toEqual(uses('en'));
  });
});

describe.each(languages)('the sentences in %s', language => {
  const uses = everyUse(language);

  test('use the helpers that are there and no others', () => {
    const known = uses.filter(({ by }) => by === null || valueHelpers.has(by) || blocks.has(by));

    expect(uses.filter(use => !known.includes(use))).toEqual([]);
    expect(new Set(uses.flatMap(({ by }) => by ?? []))).toEqual(
      new Set([...valueHelpers, 'if', 'unless', 'each']),
    );
  });

  test('print without a helper only numbers, Markdown of our own and reviewed words', () => {
    const bare = uses.filter(({ key, by }) => by === null && !isPlain(key));
    const harmless = ({ key, variable }: Use) =>
      numbers.has(variable) ||
      rendered.has(variable) ||
      reviewed.has(variable) ||
      (key.startsWith('maturity-issue.yml:') && ofMaturityIssue.has(variable));

    expect(bare.filter(use => !harmless(use)).map(describeUse)).toEqual([]);
  });

  test('print `this` bare only as the number of a pull request', () => {
    const bare = uses.filter(({ variable, by }) => variable === 'this' && by === null);

    expect(bare.map(use => use.key)).toEqual(['every-check.yml:siblings']);
  });

  test('paste nothing unescaped but the command', () => {
    expect(uses.filter(({ by }) => by === 'raw').map(use => use.variable)).toEqual(['command']);
  });
});

test('nothing on the lists of harmless variables is there without need', () => {
  const bare = new Set(languages.flatMap(everyUse).flatMap(use => (use.by === null ? [use.variable] : [])));

  const listed = [...numbers, ...rendered, ...reviewed, ...ofMaturityIssue];
  expect(listed.filter(variable => !bare.has(variable))).toEqual([]);
});

describe('the wording', () => {
  const banned = {
    en: /\b(bad|poor|violat\w*|complian\w*|immediately|must|please|you|your|failed|certified|conforms?|sorry|oops|only level)\b/i,
    'zh-CN': /您|你|违反|违规|合规|立即整改|糟糕|差劲|必须立即|失败|认证|PR\b/,
  };
  const words = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '');
  const offending = (isOffence: (sentence: (typeof everySentence)[number]) => boolean) =>
    everySentence.filter(isOffence).map(({ language, key }) => `${language} ${key}`);

  test('judges the change, not a person, and uses no word of blame', () => {
    // The heading of the command speaks of a machine, not of a person's doing.
    // So does the heading of the way to refuse, which nobody is blamed by.
    const spoken = (text: string) => words(text).replace(/on your machine|\*\*Not for you\?\*\*/, '');
    // A failed deployment is DORA's own term.
    const ofDeployments = /:(?:change-fail-rate|deployment-\w+-rate|failed-deployment-recovery-time)\./;
    const judged = (key: string, text: string) =>
      ofDeployments.test(key) ? spoken(text).replace(/failed|失败/gi, '') : spoken(text);

    expect(offending(({ language, key, text }) => banned[language].test(judged(key, text)))).toEqual([]);
  });

  test.each([
    ['an exclamation mark', /[!！]/],
    ['a mention', /@/],
    ['an emoji', /\p{Extended_Pictographic}/u],
    ['a command outside of a code span', /(^|[\s(（])\/rung\b/m],
    ['a space before a percent sign, or a wide one', /\}\} +%|\d +%|％/],
    [
      'HTML besides a fold, but for the blanks of a command',
      /<(?!\/?(details|summary)>|(practice|reason|实践|原因)>[` ])/,
    ],
  ])('has nowhere %s', (_, offence) => {
    expect(
      offending(({ text }) =>
        offence.test(text.replace(/\{\{[^}]*\}\}/g, match => match.replace(/[@/]/g, ''))),
      ),
    ).toEqual([]);
  });

  test('keeps each paragraph short', () => {
    const longest = (text: string) => Math.max(...text.split('\n').map(line => words(line).length));

    expect(offending(({ text }) => longest(text) > 320)).toEqual([]);
  });
});
