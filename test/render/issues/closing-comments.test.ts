import { describe, expect, test } from 'vitest';
import { reviewPickup } from '../../../src/practices/collaborative-development/review-pickup.ts';
import type { Practice } from '../../../src/practices/define-practice.ts';
import { branchRules } from '../../../src/practices/security-and-risk-management/branch-rules.ts';
import { dangerousWorkflow } from '../../../src/practices/security-and-risk-management/dangerous-workflow.ts';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import {
  doneComment,
  reopenedComment,
  withdrawnComment,
} from '../../../src/render/issues/closing-comments.ts';
import type { ClosingInput } from '../../../src/render/issues/issue-inputs.ts';
import { domainOf } from '../ladder/shown-cases.ts';
import { issueInput, shortResult, texts } from './issue-cases.ts';

function closing(practice: Practice, values: Partial<ClosingInput> = {}): ClosingInput {
  const before = shortResult(practice, 3);

  return {
    ...{ practice: practice.id, before, after: before, assessment: issueInput(practice, 3).assessment },
    ...values,
  };
}
const tokens = (values: Partial<ClosingInput> = {}) =>
  closing(tokenPermissions, {
    before: shortResult(tokenPermissions, 3, { value: 100 / 3, figures: { part: 2, whole: 6 } }),
    after: shortResult(tokenPermissions, 3, { value: 100, figures: { part: 6, whole: 6 } }),
    ...values,
  });

describe('the comment at the end', () => {
  test('has the figures before and after, and where the domain stands', () => {
    expect(doneComment(tokens(), texts, 'en')).toBe(
      '**Done: Workflow token permissions.** 2 of 6 → 6 of 6 (33.3% → 100%). Security and risk management: 2 (3-), 1 line to level 3 left.',
    );
    expect(doneComment(tokens(), texts, 'zh-CN')).toBe(
      '**已完成：工作流最小权限**。2/6 → 6/6（33.3% → 100%）。安全及风险管理：2（3-），距 3 级还差 1 项。',
    );
  });

  test('says it twice where both languages are asked for', () => {
    const both = doneComment(tokens(), texts, 'both');

    expect(both.startsWith(doneComment(tokens(), texts, 'zh-CN'))).toBe(true);
    expect(both).toContain(doneComment(tokens(), texts, 'en'));
  });

  test('counts no lines where none is left, and has no level where too little is judged', () => {
    const { assessment } = tokens();
    const high = { proven: 3, possible: 3 } as const;
    const domain = (values: Parameters<typeof domainOf>[1]) => ({
      ...assessment,
      ...{ next: [], domains: [domainOf(tokenPermissions.domain, values)] },
    });

    expect(doneComment(tokens({ assessment: domain(high) }), texts, 'en')).toMatch(/management: 3\.$/);
    const range = { proven: 1, possible: 2 } as const;
    expect(doneComment(tokens({ assessment: domain(range) }), texts, 'en')).toMatch(
      /management: 1–2, which of them depends on what cannot be judged yet\.$/,
    );
    expect(doneComment(tokens({ assessment: domain({}) }), texts, 'en')).toMatch(
      /too few answers for a level yet\.$/,
    );
  });

  test.each([
    [
      dangerousWorkflow,
      { value: 2, figures: { part: 2, whole: 6 } },
      { value: 0, figures: { part: 0, whole: 6 } },
      '2 of 6 → 0 of 6 (2 → 0).',
    ],
    [reviewPickup, { value: 27, figures: {} }, { value: 18.04, figures: {} }, '27 h → 18 h.'],
    [
      branchRules,
      { value: 2, figures: { approvals: 0, checks: 0 } },
      { value: 3, figures: { approvals: 1, checks: 2 } },
      'Before: 0 approvals and 0 required checks on the default branch. Now: 1 approval and 2 required checks on the default branch.',
    ],
  ])('shows what fits the unit', (practice, before, after, expected) => {
    const input = closing(practice, {
      before: shortResult(practice, 3, before),
      after: shortResult(practice, 3, after),
    });

    expect(doneComment(input, texts, 'en')).toContain(expected);
  });
});

test('an issue that is open again says what got worse', () => {
  const input = tokens({
    after: shortResult(tokenPermissions, 3, { value: 0, figures: { part: 0, whole: 6 } }),
  });

  expect(reopenedComment(input, texts, 'en')).toMatch(
    /Then: 2 of 6 workflow files .*\(33\.3%\)\. Now: 0 of 6 workflow files .*\(0%\)\./,
  );
  expect(reopenedComment(closing(branchRules), texts, 'zh-CN')).not.toMatch(/undefined|（）/);
});

describe('an issue that is withdrawn', () => {
  test.each(['removed', 'waived', 'not-asked', 'switched-off'] as const)('because it is %s says so', why => {
    for (const language of ['en', 'zh-CN'] as const)
      expect(withdrawnComment({ practice: 'sast', why }, texts, language)).toMatch(
        /^(Closed: |关闭：).{10,}/,
      );
  });

  test('names the end of a waiver, and its reason as text', () => {
    const comment = withdrawnComment(
      { practice: 'sast', why: 'waived', until: '2027-03-31', because: 'HSM <b>@org</b> #12' },
      texts,
      'en',
    );

    expect(comment).toContain('`sast` is waived until 2027-03-31: HSM ');
    expect(comment).not.toMatch(/<b>|@org|#12/);
  });
});
