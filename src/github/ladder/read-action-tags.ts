import { z } from 'zod';
import { inBatches } from './in-batches.ts';
import type { LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { actionTagsQuery, tagsAtOnce } from './queries/action-tags-query.ts';

interface Target {
  readonly __typename: string;
  readonly oid: string;
  readonly target?: Target | null | undefined;
}

const target: z.ZodType<Target> = z.lazy(() =>
  z.object({ __typename: z.string(), oid: z.string(), target: target.nullish() }),
);
const answerShape = z.record(z.string(), z.object({ ref: z.object({ target }).nullish() }).nullish());
/** What is not there, or not for everybody, is null. */
const dispensable = Array.from({ length: tagsAtOnce }, (_, index) => `r${index}`);

export function readActionTags({ graphql }: LadderSource): Pick<LadderReads, 'actionTags'> {
  return {
    actionTags: tags =>
      inBatches(tags, tagsAtOnce, async batch => {
        const taken = batch.map(({ owner, name, tag }, i) => ({
          ...{ [`o${i}`]: owner, [`n${i}`]: name, [`q${i}`]: `refs/tags/${tag}`, [`has${i}`]: true },
        }));
        const answer = await graphql.ask(
          actionTagsQuery,
          Object.assign({}, ...taken),
          answerShape,
          dispensable,
        );

        return batch.map((_, i) => commitOf(answer[`r${i}`]?.ref?.target));
      }),
  };
}

function commitOf(found: Target | null | undefined): string | null {
  if (found == null) return null;

  return found.__typename === 'Commit' ? found.oid : commitOf(found.target);
}
