import { z } from 'zod';
import { instantMs, nodesOf } from './answers.ts';
import { inBatches } from './in-batches.ts';
import { type LadderReads, objectsAtOnce } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { changesQuery, filesAtOnce, objectsQuery, textsQuery } from './queries/texts-query.ts';

export const blob = z.object({
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().nullish(),
});
const textsShape = z.object({ repository: z.record(z.string(), blob.nullish()) });

const objectsShape = z.object({ repository: z.record(z.string(), z.object({ oid: z.string() }).nullish()) });

const history = z.object({ nodes: nodesOf(z.object({ committedDate: instantMs })) });
const changesShape = z.object({
  repository: z.object({ object: z.record(z.string(), history.nullish()).nullish() }),
});

export function readTexts({
  graphql,
  place,
}: LadderSource): Pick<LadderReads, 'texts' | 'objects' | 'lastChanges'> {
  return {
    objects: names =>
      inBatches(names, objectsAtOnce, async batch => {
        const taken = batch.map((name, i) => ({ [`o${i}`]: name, [`has${i}`]: true }));
        const variables = Object.assign({ ...place }, ...taken);
        const { repository } = await graphql.ask(objectsQuery, variables, objectsShape);
        return batch.map((_, i) => repository[`o${i}`]?.oid ?? null);
      }),

    async texts(sha, paths) {
      const found = await inBatches(paths, filesAtOnce.texts, async batch => {
        const taken = batch.map((path, i) => ({ [`t${i}`]: `${sha}:${path}`, [`has${i}`]: true }));
        const variables = Object.assign({ ...place }, ...taken);
        const { repository } = await graphql.ask(textsQuery, variables, textsShape);
        return batch.flatMap((path, i): [string, string | null][] => {
          const file = repository[`t${i}`];
          // A folder has an object too, but no such fields.
          if (file?.isTruncated == null) return [];
          return [[path, file.isBinary || file.isTruncated ? null : (file.text ?? null)]];
        });
      });
      return new Map(found);
    },

    async lastChanges(sha, paths) {
      const found = await inBatches(paths, filesAtOnce.changes, async batch => {
        const taken = batch.map((path, i) => ({ [`c${i}`]: path, [`has${i}`]: true }));
        const variables = Object.assign({ ...place, sha }, ...taken);
        const { repository } = await graphql.ask(changesQuery, variables, changesShape);
        return batch.flatMap((path, i): [string, number][] => {
          const [commit] = repository.object?.[`c${i}`]?.nodes ?? [];
          return commit === undefined ? [] : [[path, commit.committedDate]];
        });
      });
      return new Map(found);
    },
  };
}
