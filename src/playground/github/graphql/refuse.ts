import { GraphQLError } from 'graphql';
import { type Call, grants } from '../rest/call.ts';

export function refusal(error: GraphQLError): string | undefined {
  const type =
    error.extensions['type'] ?? (error.originalError as GraphQLError | undefined)?.extensions?.['type'];
  return typeof type === 'string' ? type : undefined;
}

export function refuse(type: 'FORBIDDEN' | 'NOT_FOUND', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** GitHub gives null for what a token may not read, and says why beside it. */
export function requireGrant(call: Call, permission: string): void {
  if (!grants(call, permission)) throw refuse('FORBIDDEN', 'Resource not accessible by integration');
}
