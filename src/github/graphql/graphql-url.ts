/** Beside the REST root: `https://api.github.com/graphql`, on GitHub Enterprise Server `https://host/api/graphql`. */
export function graphqlUrl(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}
