import { describe, expect, test } from 'vitest';
import { promptTopics, runTopics } from '../../src/model/check-run-output.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { carriedOutput } from '../../src/render/carried-output.ts';
import { ciOutput } from '../../src/render/ci-output.ts';
import { coverageOutput } from '../../src/render/coverage-output.ts';
import { doneNote, doneOutput } from '../../src/render/done-output.ts';
import { policyNote, policyOutput } from '../../src/render/policy-output.ts';
import { securityNote, securityOutput } from '../../src/render/security-output.ts';
import type { Language } from '../../src/render/texts.ts';
import { failedOutput, supersededOutput, waitingOutput } from '../../src/render/waiting-output.ts';
import { wipNote, wipOutput } from '../../src/render/wip-output.ts';
import { ciCases } from './ci-cases.ts';
import { coverageCases } from './coverage-cases.ts';
import { doneCases } from './done-cases.ts';
import { policyCases } from './policy-cases.ts';
import { securityCases } from './security-cases.ts';
import { shown } from './shown.ts';
import { wipCases } from './wip-cases.ts';

const runs = Array.from({ length: 12 }, (_, index) => ({
  name: `workflow ${index + 1}`,
  url: `https://git.harbour.example/harbour/quote-gateway/actions/runs/${index + 1}`,
}));

const problem = 'Rung may not read the checks of 9f2c1e7; grant "Checks: read".';

function wipTexts(language: Language): readonly string[] {
  const texts = loadTexts(language);
  const entries = Object.entries(wipCases);

  return [
    ...entries.map(([name, view]) => shown(name, wipOutput(texts, view))),
    ...entries
      .filter(([, { finding }]) => finding.answer === 'unmet')
      .map(([name, view]) => `# In the comment: ${name}\n\n${wipNote(texts, view)}`),
  ];
}

function policyTexts(language: Language): readonly string[] {
  const texts = loadTexts(language);
  const entries = Object.entries(policyCases);

  return [
    ...entries.map(([name, view]) => shown(name, policyOutput(texts, view))),
    ...entries
      .filter(([, { finding }]) => finding.answer === 'unmet')
      .map(([name, view]) => `# In the comment: ${name}\n\n${policyNote(texts, view)}`),
  ];
}

function securityTexts(language: Language): readonly string[] {
  const texts = loadTexts(language);
  const entries = Object.entries(securityCases);

  return [
    ...entries.map(([name, view]) => shown(name, securityOutput(texts, view))),
    ...entries
      .filter(([, { finding }]) => finding.answer === 'unmet')
      .map(([name, view]) => `# In the comment: ${name}\n\n${securityNote(texts, view)}`),
  ];
}

function doneTexts(language: Language): readonly string[] {
  const texts = loadTexts(language);
  const entries = Object.entries(doneCases);

  return [
    ...entries.map(([name, view]) => shown(name, doneOutput(texts, view))),
    ...entries
      .filter(([, { finding }]) => finding.answer === 'unmet')
      .map(([name, view]) => `# In the comment: ${name}\n\n${doneNote(texts, view)}`),
  ];
}

function waitingTexts(language: Language): readonly string[] {
  const texts = loadTexts(language);
  const title = '62.50% of 48 changed lines run by tests; asked 80%';
  const long = 'Not judged: a merge conflict keeps the workflows away; not blocking';

  return [
    ...runTopics.flatMap(topic => [
      shown(`${topic}, quiet time`, waitingOutput(texts, topic, [])),
      shown(`${topic}, one run still going`, waitingOutput(texts, topic, runs.slice(0, 1))),
      shown(`${topic}, twelve runs still going`, waitingOutput(texts, topic, runs)),
    ]),
    ...[...runTopics, ...promptTopics].flatMap(topic => [
      shown(`${topic}, superseded`, supersededOutput(texts, topic)),
      shown(`${topic}, an error of Rung`, failedOutput(texts, topic, null)),
      shown(`${topic}, an error on the way`, failedOutput(texts, topic, problem)),
    ]),
    ...(['incremental-coverage', ...promptTopics] as const).flatMap(topic => [
      shown(`${topic} in a merge group, carried over`, carriedOutput(texts, topic, 471, title)),
      shown(`${topic} in a merge group, with a long title`, carriedOutput(texts, topic, 471, long)),
      shown(`${topic} in a merge group, nothing to carry over`, carriedOutput(texts, topic, 471, undefined)),
    ]),
  ];
}

function everything(language: Language): readonly string[] {
  const texts = loadTexts(language);

  return [
    ...Object.entries(coverageCases).map(([name, view]) => shown(name, coverageOutput(texts, view))),
    ...Object.entries(ciCases).map(([name, view]) => shown(name, ciOutput(texts, view))),
    ...wipTexts(language),
    ...policyTexts(language),
    ...securityTexts(language),
    ...doneTexts(language),
    ...waitingTexts(language),
  ];
}

test('Chinese punctuation has no space beside it, but after a heading in bold', () => {
  const spaced = everything('zh-CN').flatMap(
    text => text.match(/.{0,10}([，。；：、（] | [，。；：、）]).{0,10}/g) ?? [],
  );

  expect(spaced).toEqual([]);
});

test('Chinese words do not stand apart from each other, nor does a list name what it has left out', () => {
  const own = (text: string) => text.replace(/^# .*$/gm, '');
  const apart = everything('zh-CN').flatMap(
    text => own(text).match(/.{0,10}(\p{Script=Han} \p{Script=Han}|等另外).{0,10}/gu) ?? [],
  );

  expect(apart).toEqual([]);
});

test('Chinese has its own word for a fork', () => {
  const own = (text: string) => text.replace(/^# .*$/gm, '');
  const foreign = everything('zh-CN').flatMap(text => own(text).match(/.{0,10}\bfork\b.{0,10}/g) ?? []);

  expect(foreign).toEqual([]);
});

test('Chinese words and Latin ones stand apart', () => {
  const own = (text: string) => text.replace(/^# .*$/m, '').replaceAll('**', '');
  const joined = everything('zh-CN').flatMap(
    text => own(text).match(/.{0,10}(\p{Script=Han}[\w`]|[\w`]\p{Script=Han}).{0,10}/gu) ?? [],
  );

  expect(joined).toEqual([]);
});

test.each(['en', 'zh-CN'] as const)('in %s both numbers of a share have their thousands apart', language => {
  const mixed = everything(language).flatMap(
    text => text.match(/.{0,10}\b\d{4,}(?:\/| of (?:the )?)\d{1,3},\d{3}.{0,10}/g) ?? [],
  );

  expect(mixed).toEqual([]);
});

describe.each(['en', 'zh-CN'] as const)('what people read in %s', language => {
  const texts = loadTexts(language);

  test('incremental coverage', async () => {
    const all = Object.entries(coverageCases).map(([name, view]) => shown(name, coverageOutput(texts, view)));

    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(`./shown/incremental-coverage.${language}.md`);
  });

  test('CI status', async () => {
    const all = Object.entries(ciCases).map(([name, view]) => shown(name, ciOutput(texts, view)));

    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(`./shown/ci-status.${language}.md`);
  });

  test('security', async () => {
    await expect(`${securityTexts(language).join('\n\n')}\n`).toMatchFileSnapshot(
      `./shown/security.${language}.md`,
    );
  });

  test('definition of done', async () => {
    await expect(`${doneTexts(language).join('\n\n')}\n`).toMatchFileSnapshot(
      `./shown/definition-of-done.${language}.md`,
    );
  });

  test('WIP limit', async () => {
    await expect(`${wipTexts(language).join('\n\n')}\n`).toMatchFileSnapshot(
      `./shown/wip-limit.${language}.md`,
    );
  });

  test('Policy', async () => {
    await expect(`${policyTexts(language).join('\n\n')}\n`).toMatchFileSnapshot(
      `./shown/policy.${language}.md`,
    );
  });

  test('check runs that wait, were left behind or are carried over', async () => {
    const all = waitingTexts(language);

    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(`./shown/waiting.${language}.md`);
  });
});
