/** A question in GraphQL. Its text is a constant: what is asked for comes as variables, never by pasting. */
export interface GraphQLQuery {
  readonly name: string;
  readonly text: string;
  /** For messages: "pull requests". */
  readonly what: string;
}

export type Variables = Readonly<Record<string, unknown>>;
