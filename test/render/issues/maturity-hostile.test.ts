import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/model/cause.ts';
import { assessed, unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import type { MaturityIssueInput } from '../../../src/render/issues/issue-inputs.ts';
import { maturityIssue } from '../../../src/render/issues/maturity-issue.ts';
import { hostileText } from '../../builders/foreign.ts';
import { maturityInput, waiver } from './maturity-cases.ts';
import { nodesOf, proseOf, renderedHtml } from './rendered-html.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

/** Names of files, branches, checks and keys, and what people wrote, begin and end with that text. */
function hostileInput(hostile: string): MaturityIssueInput {
  const name = `${hostile}x${hostile}`;
  const file = { text: name, path: `a/${name}.yml`, line: 3 };
  const unknown = (cause: Cause) => unknownBecause(cause);
  const described = {
    figures: { described: name, records: 1 },
    evidence: [file, { text: name, at: 'pull/1' }],
  };
  const input = maturityInput({
    answers: {
      'api-contract': assessed(3, { figures: { schemas: 1 } }),
      'code-complexity-gate': assessed(3, { figures: { linters: 1, limits: 1 } }),
      'quality-gate': assessed(2, { figures: {} }),
      'architecture-record': assessed(2, described),
      'onboarding-docs': assessed(3, { figures: { command: name }, evidence: [{ text: name }] }),
      'signed-release': assessed(0),
      'oncall-owner': assessed(0, { figures: { owners: name, owner: name } }),
      'change-lead-time': unknown({ kind: 'policy', key: name }),
      'deploy-automated': unknown({ kind: 'permission', permission: name }),
      'single-artifact': unknown({ kind: 'unreadable', path: name, line: null }),
      'version-traceable': unknown({ kind: 'failure', what: name }),
      'vcs-scope': unknown({ kind: 'truncated', what: name }),
    },
    policy: {
      waivers: [
        { ...waiver, because: name },
        { ...waiver, practice: `${name} gone` },
      ],
    },
    targetSaidBy: { file: `harbour/.github → ${name}`, line: 3 },
  });

  return { ...input, facts: { ...input.facts, repository: `harbour/${name}` } };
}

/** What makes the issue longer than it may be is another test's. */
const short = hostileText.map(text => [...text].slice(0, 50).join(''));

describe.each(['en', 'zh-CN'] as const)('names from elsewhere stay names in %s', language => {
  const htmlOf = (hostile: string) =>
    renderedHtml(maturityIssue(hostileInput(hostile), texts, language).body);
  const benign = nodesOf(htmlOf('n'));

  test('no link, mention, reference or element comes out of them', () => {
    fc.assert(
      fc.property(short, hostile => {
        const html = htmlOf(hostile);
        const prose = proseOf(html);

        expect(nodesOf(html)).toEqual(benign);
        expect(html).not.toMatch(/href="(?!https:\/\/git\.harbour\.example\/)/);
        expect(prose).not.toMatch(/@[\w-]|:\/\/|\bwww\.|\bGH-\d/i);
        expect(prose.match(/#\d+/g)?.every(reference => reference === '#512')).not.toBe(false);
        expect(prose).not.toMatch(/[\p{Bidi_Control}]/u);
      }),
      { numRuns: 80 },
    );
  });
});
