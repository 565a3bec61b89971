import { expect, test } from 'vitest';
import { collectFiles } from '../../../src/collect/ladder/collect-files.ts';

const dated = async (paths: readonly string[]) => {
  const asked: string[] = [];
  const files = await collectFiles(
    {
      texts: async (_, all) => new Map(all.map(path => [path, 'text'])),
      async lastChanges(_, all) {
        asked.push(...all);

        return new Map(all.map(path => [path, 7]));
      },
    },
    'a1',
    paths.map(path => ({ path, sizeBytes: 10, isExecutable: false })),
  );
  expect(asked.map(path => files[path]?.changedAt)).toEqual(asked.map(() => 7));

  return asked;
};

test.each([
  ['README.md', true],
  ['.copier-answers.yml', true],
  ['.copier-answers.service.yaml', true],
  ['.cruft.json', true],
  ['package.json', false],
  ['services/a/.cruft.json', false],
])('when %s changed is asked: %s', async (path, isAsked) => {
  expect(await dated([path])).toEqual(isAsked ? [path] : []);
});

test('a repository of many documents still tells when its template brought something', async () => {
  const documents = Array.from({ length: 40 }, (_, index) => `docs/runbooks/${index}.md`);
  const asked = await dated([...documents, '.cruft.json']);

  expect(asked).toHaveLength(30);
  expect(asked).toContain('.cruft.json');
});
