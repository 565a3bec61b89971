import { expect, test } from 'vitest';
import { ladderFacts } from '../../src/practices/derived-facts.ts';
import {
  commitRecord,
  filesOf,
  person,
  pullRecord,
  repositoryFacts,
  workflowText,
} from '../builders/ladder-facts.ts';

const files = filesOf({ '.github/workflows/ci.yml': workflowText() });

test('a fact that may be missing is handed on as it is', () => {
  const facts = ladderFacts(repositoryFacts({ files }));

  expect(facts.get('runs')).toEqual({ known: false, cause: { kind: 'clone' } });
  expect(facts.get('runs?')).toEqual({ known: true, value: { known: false, cause: { kind: 'clone' } } });
  expect(facts.get('files?')).toEqual({ known: true, value: { known: true, value: files } });
  expect(facts.get('jobTexts?')).toMatchObject({
    known: true,
    value: { known: true, value: [{ text: 'npm test' }] },
  });
});

test('what is worked out of files is unknown for the reason that they are, and is worked out once', () => {
  const cause = { kind: 'failure', what: 'files' } as const;
  const without = ladderFacts(repositoryFacts({}, {}, { files: cause }));
  for (const key of ['workflows', 'jobTexts', 'manifests', 'deployables', 'objectives', 'catalog'] as const)
    expect(without.get(key)).toEqual({ known: false, cause });

  const facts = ladderFacts(repositoryFacts({ files }));
  expect(facts.get('jobTexts')).toBe(facts.get('jobTexts'));
});

test('who has merged pull requests does not work alone, though no commit has an account', () => {
  const commits = [commitRecord('c1', { author: null })];
  const pullRequests = [pullRecord(1, { author: person('mia') }), pullRecord(2, { author: person('kai') })];

  const isSolo = (pulls: typeof pullRequests) =>
    ladderFacts(repositoryFacts({ commits, pullRequests: pulls })).get('isSolo');
  expect(isSolo(pullRequests)).toEqual({ known: true, value: false });
  expect(isSolo(pullRequests.slice(0, 1))).toEqual({ known: true, value: true });
});
