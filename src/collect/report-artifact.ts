import { globMatcher } from '../model/glob.ts';

/** Whether an artifact's name matches one of the policy's globs; letter case does not matter. */
export function isReportArtifact(globs: readonly string[]): (name: string) => boolean {
  const matches = globMatcher(globs.map(glob => glob.toLowerCase()));

  return name => matches(name.toLowerCase());
}
