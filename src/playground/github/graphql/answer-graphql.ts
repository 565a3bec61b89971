import { execute, GraphQLError, parse, validate } from 'graphql';
import { type Answer, answer } from '../rest/answer.ts';
import type { Call } from '../rest/call.ts';
import type { Json } from '../shapes/json.ts';
import { githubSchema } from './github-schema.ts';
import { nodeCount } from './node-count.ts';
import { nodesField } from './nodes/nodes-field.ts';
import { repositoryField } from './nodes/repository-node.ts';
import { refusal } from './refuse.ts';

/** GitHub refuses a question that may bring more. */
export const mostNodes = 500_000;

const rootValue = { repository: repositoryField, nodes: nodesField };

export interface GraphQLOutcome {
  readonly answer: Answer;
  /** Where the question departs from GitHub's schema, or asks for what the stand-in does not know. */
  readonly problems: readonly string[];
}

/** Any question over what the stand-in knows, under GitHub's own schema. */
export async function answerGraphQL(call: Call): Promise<GraphQLOutcome> {
  const { query, variables } = call.body as { query?: unknown; variables?: Readonly<Json> };
  if (typeof query !== 'string') return refuse('A query attribute must be specified and must be a string.');
  const schema = githubSchema();
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const wrong = validate(schema, document).map(({ message }) => message);
  if (wrong.length > 0) return refuse(...wrong);
  if (nodeCount(document, variables ?? {}) > mostNodes)
    return refuse(`This query requests more than ${mostNodes} nodes, which is the maximum allowed.`);

  const { data, errors = [] } = await execute({
    ...{ schema, document, rootValue, contextValue: call, variableValues: variables ?? {} },
    // What is not there is a gap of the stand-in, not an empty answer.
    fieldResolver(source, args, context, { fieldName, parentType }) {
      const value = (source as Json)[fieldName];
      if (value === undefined)
        throw new GraphQLError(`The stand-in does not know ${parentType.name}.${fieldName}.`);
      return typeof value === 'function' ? value.call(source, args, context) : value;
    },
  });
  const refusals = errors.filter(error => refusal(error) !== undefined);
  const gaps = errors.filter(error => refusal(error) === undefined).map(({ message }) => message);

  return {
    problems: gaps,
    answer: answer({
      data: data ?? null,
      ...(errors.length === 0
        ? {}
        : {
            errors: [...refusals, ...errors.filter(error => refusal(error) === undefined)].map(error => ({
              ...(refusal(error) === undefined ? {} : { type: refusal(error) }),
              ...{ path: error.path, message: error.message },
            })),
          }),
    }),
  };
}

function refuse(...problems: string[]): GraphQLOutcome {
  return { problems, answer: answer({ errors: problems.map(message => ({ message })) }) };
}
