export type PathEnvironment = 'production' | 'other' | 'any';

const production = /^(?:production|prod|prd|live)\d*$/;
const other =
  /^(?:dev|develop|development|local|test|tests|testing|qa|uat|sit|int|ci|stage|staging|stg|preprod|preview|previews|sandbox|e2e|kind|minikube|examples?|samples?|demo|docs)\d*$/;

/** What a path says of the environment that a manifest is for: `overlays/prod/app.yaml`, `values-staging.yaml`. */
export function environmentOf(path: string): PathEnvironment {
  const words = path.toLowerCase().split(/[/._-]/);
  if (words.some(word => production.test(word))) return 'production';

  return words.some(word => other.test(word)) ? 'other' : 'any';
}
