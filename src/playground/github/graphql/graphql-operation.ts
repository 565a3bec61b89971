/** Beside the REST API, and not in its description: the schema says what may be asked. */
export const graphqlOperation = 'POST /graphql';
