import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { maxTitleCharacters } from '../../src/render/fitting-title.ts';
import { releaseOutput } from '../../src/render/release-output.ts';
import type { Language } from '../../src/render/texts.ts';
import { failedOutput, supersededOutput, waitingOutput } from '../../src/render/waiting-output.ts';

import { releaseCases } from './release-cases.ts';
import { shown } from './shown.ts';

const runs = [1, 2].map(number => ({
  name: `publish ${number}`,
  url: `https://git.harbour.example/${number}`,
}));

function everything(language: Language): readonly string[] {
  const texts = loadTexts(language);

  return [
    ...Object.entries(releaseCases).map(([name, view]) => shown(name, releaseOutput(texts, view))),
    shown('quiet time', waitingOutput(texts, 'release', [])),
    shown('two runs still going', waitingOutput(texts, 'release', runs)),
    shown('superseded', supersededOutput(texts, 'release')),
    shown('an error of Rung', failedOutput(texts, 'release', null)),
    shown('an error on the way', failedOutput(texts, 'release', 'Rung may not read the releases.')),
  ];
}

describe.each(['en', 'zh-CN'] as const)('what people read of a release in %s', language => {
  test('is as it was read and found good', async () => {
    const all = everything(language).join('\n\n');

    await expect(`${all}\n`).toMatchFileSnapshot(`./shown/release.${language}.md`);
  });

  test('has titles that fit into the merge box', () => {
    const texts = loadTexts(language);
    const titles = Object.values(releaseCases).map(view => releaseOutput(texts, view).title);

    expect(titles.filter(title => [...title].length > maxTitleCharacters)).toEqual([]);
  });
});

test('Chinese punctuation has no space beside it, and Chinese words and Latin ones stand apart', () => {
  const spaced = /.{0,10}([，。；：、（] | [，。；：、）]).{0,10}/g;
  const joined = /.{0,10}(\p{Script=Han}[\w`]|[\w`]\p{Script=Han}).{0,10}/gu;
  const own = everything('zh-CN').map(text => text.replace(/^# .*$/m, ''));

  expect(own.flatMap(text => text.match(spaced) ?? [])).toEqual([]);
  expect(own.flatMap(text => text.replaceAll('**', '').match(joined) ?? [])).toEqual([]);
});
