import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import type { Route } from '../octokit-request.ts';
import type { TokenClient } from '../token-client.ts';
import { errorOfProblem, kindOfProblem } from './classify-graphql.ts';
import type { GraphQLQuery, Variables } from './graphql-query.ts';

/** Asks GitHub in GraphQL, with the token and the limits of a repository's other requests. */
export interface GraphQLClient {
  /**
   * One answer, checked and mapped. GitHub may refuse a part of what was asked and give null for it: that is an error,
   * unless the part is one of those that the asker can do without.
   */
  ask<T>(
    query: GraphQLQuery,
    variables: Variables,
    shape: z.ZodType<T>,
    dispensable?: readonly string[],
  ): Promise<T>;
}

export interface GraphQLOptions {
  readonly client: TokenClient;
  /** The whole address. */
  readonly url: string;
  /** For messages: "harbour/quotes". */
  readonly where: string;
  readonly now: () => Date;
  /** GitHub refused for its rate limit, though it answered 200. */
  readonly onLimit: (error: GatewayError) => Promise<void> | undefined;
}

const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        type: z.string().nullish(),
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
});

export function createGraphQL({ client, url, where, now, onLimit }: GraphQLOptions): GraphQLClient {
  return {
    async ask(query, variables, shape, dispensable = []) {
      const { what } = query;
      const { data, headers } = await client.raw({
        ...{ route: `POST ${url}` as Route, what, isComplete: true, points: 1 },
        parameters: { query: query.text, variables },
      });
      const answer = answerShape.safeParse(data);
      if (!answer.success) throw unreadable(what, 'unexpected form');

      const problems = (answer.data.errors ?? []).filter(problem => {
        const isRefusal = ['forbidden', 'not-found'].includes(kindOfProblem(problem));
        return !(isRefusal && problem.path?.some(part => dispensable.includes(String(part))));
      });
      const [first] = problems;
      if (first !== undefined) {
        const error = errorOfProblem(first, { what, where }, headers, now());
        if (error.kind === 'rate-limited') await onLimit(error);
        throw error;
      }

      const result = shape.safeParse(answer.data.data);
      if (result.success) return result.data;
      const issue = result.error.issues[0];
      throw unreadable(what, `${issue?.path.join('.') || 'data'}: ${issue?.message ?? 'unexpected form'}`);
    },
  };

  function unreadable(what: string, why: string): GatewayError {
    return new GatewayError('unavailable', `GitHub's answer for ${what} of ${where} cannot be read: ${why}.`);
  }
}
