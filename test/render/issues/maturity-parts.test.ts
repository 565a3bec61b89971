import { describe, expect, test } from 'vitest';
import { assessed, nothingOf, unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import type { MaturityIssueInput } from '../../../src/render/issues/issue-inputs.ts';
import { maturityIssue } from '../../../src/render/issues/maturity-issue.ts';
import { share } from '../../builders/answered-practices.ts';
import { daysAgo } from '../../builders/ladder-facts.ts';
import { answers, earlierTurn, fullExample, maturityInput, waiver } from './maturity-cases.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const linesOf = (input: MaturityIssueInput, language: 'en' | 'zh-CN' = 'en') =>
  maturityIssue(input, texts, language).body.split('\n');
const row = (domain: string, input: MaturityIssueInput) =>
  linesOf(input).find(line => line.startsWith(`| ${domain}`));
const line = (start: string, input: MaturityIssueInput, language: 'en' | 'zh-CN' = 'en') =>
  linesOf(input, language).find(one => one.startsWith(start));

describe('the row of a domain', () => {
  const security = {
    'actions-pinned': share(18, 52),
    'branch-rules': assessed(1, { figures: {} }),
    'dangerous-workflow': assessed(1, { figures: { part: 1, whole: 6 } }),
    'security-policy': assessed(0, { figures: {} }),
    'security-toolchain': assessed(1, { figures: {} }),
  };
  const given = (more: object = {}) => maturityInput({ answers: { ...security, ...more }, policy: {} });

  test('has the cheapest three needs, each with the value of now, and counts the others', () => {
    expect(row('Security', given())).toBe(
      '| Security and risk management | **1** | Branch rules: no force push and no deletion; Dangerous workflow ≤ 0 (now 1); Security policy and 1 more |',
    );
  });

  test('counts what is unknown beside what is unmet', () => {
    const open = { 'security-policy': unknownBecause({ kind: 'source', what: 'organization' }) };

    expect(row('Security', given(open))).toMatch(
      /; Security toolchain ≥ 2 \(now 1\); 1 practice not judged yet \|$/,
    );
  });

  test('asks nothing more at level 5', () => {
    const best = {
      ...{ 'bus-factor': assessed(4, { figures: {} }), 'pr-conversation': share(180, 180) },
      'codeowners-cover': share(10, 10),
    };

    expect(row('Collaborative', maturityInput({ answers: best }))).toBe(
      '| Collaborative development | **5** | nothing more is asked |',
    );
  });

  test('says of a value that can only grow that it is at least that', () => {
    const open = assessed(2201, { isAtLeast: true, figures: { incidents: 5, open: 5 } });
    const operations = {
      'incident-restore-time': open,
      'runbook-present': assessed(1, { figures: {} }),
      'oncall-owner': assessed(1, { figures: {} }),
    };

    expect(row('Technical', maturityInput({ answers: operations }))).toContain(
      'Incident restore time ≤ 7 d (now ≥ 92 d)',
    );
  });

  test('names the condition alone where any value is enough', () => {
    const delivery = {
      'version-traceable': share(0, 11, { conditions: { tags: false } }),
      'ci-present': assessed(1, { figures: { onPush: true, onPullRequest: true } }),
      'review-coverage': share(190, 201),
    };

    expect(row('Continuous delivery', maturityInput({ answers: delivery }))).toContain(
      'Version traceability: there are tags (now 0%, 0 of 11)',
    );
  });

  test('is explained only as far as marks stand in the table', () => {
    const marks = (input: MaturityIssueInput) =>
      linesOf(input).filter(one => /^(\(\d-\)|\d–\d|†) = /.test(one)).length;

    expect(marks(fullExample())).toBe(3);
    expect(marks(given())).toBe(0);
  });
});

describe('figures beside published cases', () => {
  const heading = (input: MaturityIssueInput) => line('**Beside published', input);
  const unknown = unknownBecause({ kind: 'report' });
  const never = nothingOf('red-light');

  test('leave out what is unknown or was never there', () => {
    const input = maturityInput({
      answers: { ...answers, 'incremental-coverage': unknown, 'red-fix-time': never },
    });

    expect(line('- Incremental coverage', input)).toBeUndefined();
    expect(line('- Red-light', input)).toBeUndefined();
    expect(line('- Integrations', input)).toMatch(/^- Integrations \*\*3\.2\*\*/);
  });

  test('leave out what an older catalogue told otherwise', () => {
    const older = assessed(90, { figures: { lights: 2 } });

    expect(line('- Red-light', maturityInput({ answers: { 'red-fix-time': older } }))).toBeUndefined();
  });

  test('are left out with their heading where none is known', () => {
    const none = { 'incremental-coverage': unknown, 'red-fix-time': never, 'integration-frequency': unknown };

    expect(heading(maturityInput())).toBeDefined();
    expect(heading(maturityInput({ answers: { ...answers, ...none } }))).toBeUndefined();
  });

  test.each([
    [29.6, '**30 min**'],
    [60, '**1 h**'],
    [310, '**5 h 10 min**'],
    [2879.9, '**2 d**'],
    [4600, '**3 d 5 h**'],
  ])('say %d minutes as %s', (minutes, said) => {
    const red = assessed(minutes, { figures: { lights: 1, median: minutes } });

    expect(line('- Red-light', maturityInput({ answers: { 'red-fix-time': red } }))).toContain(said);
  });

  test('say where a value is inferred, or can only grow', () => {
    const inferred = { kind: 'inferred', key: 'ci.contexts' } as const;
    const red = assessed(90, { figures: { lights: 3, median: 90 }, isAtLeast: true, inferred });

    expect(line('- Red-light', maturityInput({ answers: { 'red-fix-time': red } }))).toBe(
      '- Red-light fix time **≥ 1 h 30 min** on average, median 1 h 30 min, 3 episodes, inferred. Published: under 30 min',
    );
  });

  test('of two, the median is left out', () => {
    const red = assessed(90, { figures: { lights: 2, median: 90 } });

    expect(line('- Red-light', maturityInput({ answers: { 'red-fix-time': red } }))).toBe(
      '- Red-light fix time **1 h 30 min** on average, 2 episodes. Published: under 30 min',
    );
  });
});

describe('what changed', () => {
  const since = (input: MaturityIssueInput) => line('**Since', input);
  const turn = (days: number, part: number) => earlierTurn(days, { 'priority-set': share(part, 75) });
  const given = (...earlier: MaturityIssueInput['earlier']) => maturityInput({ earlier });

  test('is told against the last turn that is twelve weeks old', () => {
    expect(since(given(turn(91, 1), turn(84, 20), turn(7, 30)))).toMatch(
      /^\*\*Since 2026-08-31:\*\* .*Priority set 26\.7% → 52%/,
    );
    expect(since(given(turn(91, 10), turn(82, 20)))).toMatch(/2026-09-02.*26\.7%/);
  });

  test('is told against the oldest turn where all are younger', () => {
    expect(since(given(turn(28, 30), turn(7, 39)))).toMatch(/^\*\*Since 2026-10-26:\*\* .*40% → 52%/);
  });

  test('is nothing where there was no turn, or nothing but a rounding is different', () => {
    const hair = { 'work-item-linked': share(186.0001, 190) };

    expect(since(given())).toBeUndefined();
    expect(since(given(earlierTurn(84, {})))).toBeUndefined();
    expect(since(given(earlierTurn(84, hair)))).toBeUndefined();
  });

  test('tells levels that came and went, and at most three values', () => {
    const gone = unknownBecause({ kind: 'failure', what: 'rules' });
    const then = {
      ...{ 'bus-factor': gone, 'pr-conversation': gone, 'work-item-linked': share(1, 190) },
      ...{ 'wip-age': share(20, 20), 'ci-success-rate': share(1, 190), 'review-coverage': share(1, 201) },
    };
    const [said = ''] = [since(given(earlierTurn(84, then)))];

    expect(said).toContain('Collaborative development not judged → 2');
    expect(said.match(/%/g)).toHaveLength(6);
  });
});

describe('what is not judged', () => {
  const open = (input: MaturityIssueInput, language: 'en' | 'zh-CN' = 'en') => {
    const lines = linesOf(input, language);
    const start = lines.findIndex(one => /^\*\*(Not judged yet|暂未评估)/.test(one));

    return start === -1 ? [] : lines.slice(start, lines.indexOf('', start));
  };
  const word = (key: string) => unknownBecause({ kind: 'policy', key });

  test('is grouped by the key that would open it, also where the source has such a key', () => {
    const input = maturityInput({
      answers: {
        'ha-declared': unknownBecause({ kind: 'source', what: 'manifests' }),
        'deploy-automated': word('production'),
        'deployment-frequency': unknownBecause({ kind: 'source', what: 'deployments' }),
        'incident-ack': word('incident-label'),
        'postmortem-linked': unknownBecause({ kind: 'source', what: 'incidents' }),
        'change-fail-rate': unknownBecause({ kind: 'source', what: 'incidents' }),
      },
    });

    expect(open(input)).toEqual([
      '**Not judged yet: 6 practices; 3 domains have no level yet. Two answers would open most of them**',
      '- Name the label used for incidents, `incident-label:` in `.github/rung.yml`: 3 practices in 3 domains',
      '- Name the production environment, `production:` in `.github/rung.yml`: 2 practices in 1 domain',
      '- The others: nothing tells (each practice says what is missing): 1',
    ]);
  });

  test.each([
    [{ kind: 'report' }, '- Let CI bring a coverage report, as an artifact or sent from elsewhere: 1'],
    [{ kind: 'permission', permission: 'members' }, '- Accept the permission `members` of the App'],
    [{ kind: 'unreadable', path: 'a.yml', line: 3 }, '- Mend `a.yml:3`, which cannot be read: 1 practice'],
    [{ kind: 'policy', key: 'targets' }, '- Write `targets` into `.github/rung.yml`: 1 practice in 1 domain'],
    [{ kind: 'inferred', key: 'Caused-by' }, '- Write which change caused it into each incident'],
    [{ kind: 'clone' }, '- only GitHub has the data: 1'],
    [{ kind: 'history', since: daysAgo(2) }, '- events of 14 days are needed, which come with time: 1'],
    [{ kind: 'source', what: 'labels' }, '- nothing tells (each practice says what is missing): 1'],
    [{ kind: 'truncated', what: 'commits' }, '- known in part only: 1'],
    [{ kind: 'failure', what: 'rules' }, '- no answer from GitHub; the next turn asks again: 1'],
    [{ kind: 'fault' }, '- an error in Rung itself: 1'],
  ] as const)('for %j says what to do, or what it waits for', (cause, said) => {
    const input = maturityInput({ answers: { 'ha-declared': unknownBecause(cause) } });

    expect(open(input)[1]?.startsWith(said)).toBe(true);
    expect(open(input, 'zh-CN')[1]).toMatch(/^- .*：.*1 项/);
  });

  test('names three answers and counts what the others would open', () => {
    const ids = ['ha-declared', 'health-probes', 'sbom', 'sast', 'queue-time'];
    const input = maturityInput({
      answers: Object.fromEntries(ids.map((id, index) => [id, word(`key-${index}`)])),
    });

    expect(open(input).at(-1)).toBe('- The others: other answers (each practice says which): 2');
    expect(open(input)[0]).toContain('Three answers would open most');
  });

  test('leaves out what was judged in part: there a line is unknown, not the practice', () => {
    const inPart = assessed(2, {
      figures: {},
      lowerBound: { kind: 'truncated', what: 'patches' },
    });

    expect(open(maturityInput({ answers: { 'quality-gate': inPart } }))).toEqual([]);
  });
});

describe('what does not apply', () => {
  const said = (policy: object, more: object = {}) =>
    line('Not applicable:', maturityInput({ answers: { ...answers, ...more }, policy }));

  test('is told by its reason, with domains of which nothing is asked', () => {
    expect(said({ profile: 'library' })).toBe(
      'Not applicable: 9 practices (not asked of the profile `library`), 1 practice (nothing of the sort was there to judge). Among them all of Technical operations, Reliability engineering.',
    );
  });

  test('is told of a repository of one maintainer', () => {
    expect(said({ solo: true })).toContain('3 practices (one person maintains this repository)');
  });

  test('names up to three waivers with end and reason, and counts more', () => {
    const waivers = ['sbom', 'sast', 'threat-model', 'queue-time'].map(practice => ({ ...waiver, practice }));
    const more = { sbom: share(1, 2), sast: share(1, 2) };

    expect(said({ waivers: waivers.slice(0, 1) }, more)).toContain(
      '`sbom` (waived until 2027-03-31: HSM arrives in March)',
    );
    expect(said({ waivers }, more)).toContain('4 practices (waived, see below)');
  });

  test('leaves out a waiver whose day is past, here and in its fold', () => {
    const past = { waivers: [{ ...waiver, until: '2026-11-22' }] };

    expect(said(past)).not.toContain('waived');
    expect(line('<details><summary>Waivers', maturityInput({ policy: past }))).toBeUndefined();
    expect(line('<details><summary>Waivers', maturityInput())).toContain('Waivers in force (1)');
  });
});

describe('an answer in the list', () => {
  const item = (id: string, input: MaturityIssueInput) =>
    linesOf(input).find(one => one.startsWith('- ') && one.includes(`\`${id}\``)) ?? '';

  test.each([
    ['work-item-linked', '✓'],
    ['priority-set', '✕'],
    ['flaky-rate', '✓'],
    ['defect-trend', '?'],
    ['signed-release', '–'],
  ])('of %s has the mark %s', (id, mark) => {
    expect(item(id, fullExample())).toMatch(new RegExp(`^- ${mark.replace('?', '\\?')} `));
  });

  test('falls short only below the target, and above it says what the next line asks', () => {
    const at = (target: 2 | 4) => item('priority-set', maturityInput({ policy: { target } }));

    expect(at(2)).toMatch(/^- ✓ .*level 3 asks 53 of 75 · level 2$/);
    expect(at(4)).toMatch(/^- ✕ /);
  });

  test('of a practice that is asked only above the target, nothing was reached where it is not met', () => {
    const none = assessed(0, { figures: {} });
    const at = (target: 3 | 4) =>
      item(
        'error-budget-gate',
        maturityInput({ policy: { target }, answers: { 'error-budget-gate': none } }),
      );

    expect(at(3)).toMatch(/^- ○ .* · asked from level 4 on$/);
    expect(at(4)).toMatch(/^- ✕ .* · asked from level 4 on$/);
  });

  test('says when its window is another, when it is inferred, carried over or holds nothing back', () => {
    const inferred = { kind: 'inferred', key: 'ci.contexts' } as const;
    const input = maturityInput({
      answers: {
        'review-pickup': assessed(27, { figures: {}, windowDays: 180, inferred }),
        'pipeline-visible': assessed(1, { figures: {} }),
      },
    });
    const domains = input.assessment.domains.map(domain => ({
      ...domain,
      practices: domain.practices.map(result => ({ ...result, carriedFrom: daysAgo(7) })),
    }));
    const carried = { ...input, assessment: { ...input.assessment, domains } };

    expect(item('review-pickup', carried)).toMatch(/ · 180 days · inferred · carried over from 2026-11-16$/);
    expect(item('pipeline-visible', carried)).toMatch(/ · shown only$/);
  });
});

describe('the foot', () => {
  test.each([
    [{ file: null, line: null }, "target 3: Rung's default"],
    [
      { file: '.github/rung.yml', line: 7 },
      'target 3: [.github/rung.yml line 7](https://git.harbour.example/harbour/quote-gateway/blob/HEAD/.github/rung.yml#L7)',
    ],
    [
      { file: 'harbour/.github → .github/rung.yml', line: 3 },
      'target 3: [harbour/.github → .github/rung.yml line 3](https://git.harbour.example/harbour/.github/blob/HEAD/.github/rung.yml#L3)',
    ],
  ])('says of %j where the target stands', (targetSaidBy, said) => {
    expect(line('Catalogue', maturityInput({ targetSaidBy }))).toMatch(new RegExp(`· ${escaped(said)}$`));
  });

  test('says whether the profile was detected or said', () => {
    expect(line('Catalogue', maturityInput())).toContain('profile `service` (detected)');
    expect(line('Catalogue', maturityInput({ policy: { profile: 'library' } }))).toContain(
      'profile `library` (said in the policy)',
    );
  });

  test.each([
    ['Asia/Shanghai', '2026-11-23 17:00 +08:00'],
    ['UTC', '2026-11-23 09:00 +00:00'],
    ['America/St_Johns', '2026-11-23 05:30 -03:30'],
  ])('has the data timestamp in %s', (zone, said) => {
    expect(line('Data up to', { ...maturityInput(), zone })).toContain(`Data up to ${said} ·`);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
