import { findPractice } from '../../src/render/issues/find-practice.ts';
import type { ImprovementIssueInput } from '../../src/render/issues/issue-inputs.ts';
import { issueInput, shortResult } from '../render/issues/issue-cases.ts';

/** What a practice says whose evidence is hostile. */
export function faultyText(): ImprovementIssueInput {
  const practice = findPractice('token-permissions');
  const result = shortResult(practice, 3, {
    evidence: [
      { text: '@harbour/all', path: '@harbour/all #1', line: 3 },
      { text: 'harbour#431 @ada', at: 'pull/431' },
    ],
  });

  return issueInput(practice, 3, { result });
}
