import { checkRunNames } from '../../model/check-run-output.ts';
import type { RequiredCheck } from '../../model/ci.ts';
import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';

const { ok, warning, failure } = linesOf('Repositories');

export interface RequiredFacts {
  readonly appId: number;
  readonly repositories: readonly { readonly name: string; readonly required: readonly RequiredCheck[] }[];
  /** Repositories that were not looked at. */
  readonly left: number;
}

/** Posted only now and then: a pull request would wait for them in vain. */
const neverRequire: readonly string[] = [checkRunNames.policy, checkRunNames.release];
const ours: readonly string[] = Object.values(checkRunNames);

/** Whether rule sets that require our checks can be fulfilled, and by nobody else. */
export function judgeRequiredChecks({ appId, repositories, left }: RequiredFacts): readonly DoctorLine[] {
  const all = repositories.flatMap(({ name: repository, required }) =>
    required.filter(({ name }) => ours.includes(name)).map(check => ({ repository, ...check })),
  );
  const where = (checks: typeof all) => {
    const names = [...new Set(checks.map(({ repository }) => repository))];
    return names.length > 5
      ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
      : names.join(', ');
  };
  const lines: DoctorLine[] = [];
  for (const name of ours) {
    const same = all.filter(check => check.name === name);
    if (neverRequire.includes(name)) {
      if (same.length > 0)
        lines.push(
          failure(
            'Required checks',
            `"${name}" is required in ${where(same)}: it is not posted on every commit, so pull requests wait in vain`,
            'take it out of the rule set',
          ),
        );
      continue;
    }
    const open = same.filter(check => check.appId === null);
    if (open.length > 0)
      lines.push(
        warning(
          'Required checks',
          `"${name}" is required in ${where(open)} without a source: anyone with write access could post it`,
          `pin it to App ${appId} in the rule set`,
        ),
      );
    const foreign = same.filter(check => check.appId !== null && check.appId !== appId);
    if (foreign.length > 0)
      lines.push(
        failure(
          'Required checks',
          `"${name}" is required in ${where(foreign)} from App ${foreign[0]?.appId}, which is not this one`,
          `pin it to App ${appId} in the rule set`,
        ),
      );
  }
  if (lines.length > 0) return lines;
  const looked = `${repositories.length} of ${repositories.length + left} repositories looked at`;
  if (all.length > 0) return [ok('Required checks', `all pinned to App ${appId}; ${looked}`)];
  const hint = 'to require one: GitHub offers a check once it was green there within the last 7 days';
  return [ok('Required checks', `none of Rung's is required; ${looked}`, hint)];
}
