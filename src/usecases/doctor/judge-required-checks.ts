import { checkRunNames } from '../../model/check-run-output.ts';
import type { RequiredCheck } from '../../model/ci.ts';
import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { type Sentence, sentence } from '../../model/sentence.ts';

const { ok, warning, failure } = findingsOf('Repositories');

export interface RequiredFacts {
  readonly appId: number;
  readonly repositories: readonly { readonly name: string; readonly required: readonly RequiredCheck[] }[];
  /** Repositories that were not looked at. */
  readonly left: number;
}

/** Posted on releases only: a pull request would wait for it in vain. The others are posted where a rule requires them. */
const neverRequire: readonly string[] = [checkRunNames.release];
const ours: readonly string[] = Object.values(checkRunNames);

type Requirement = RequiredCheck & { readonly repository: string };

/** Whether rule sets that require our checks can be fulfilled, and by nobody else. */
export function judgeRequiredChecks({ appId, repositories, left }: RequiredFacts): readonly DoctorFinding[] {
  const all = repositories.flatMap(({ name: repository, required }) =>
    required.filter(({ name }) => ours.includes(name)).map(check => ({ repository, ...check })),
  );
  const findings = ours.flatMap(check =>
    judgeCheck(
      check,
      all.filter(({ name }) => name === check),
      appId,
    ),
  );
  if (findings.length > 0) return findings;
  const counts = { looked: repositories.length, total: repositories.length + left };
  if (all.length > 0)
    return [ok('Required checks', sentence('doctor:required.pinned', { appId, ...counts }))];
  return [
    ok('Required checks', sentence('doctor:required.none', counts), sentence('doctor:required.none-fix')),
  ];
}

function judgeCheck(check: string, all: readonly Requirement[], appId: number): DoctorFinding[] {
  const findings: DoctorFinding[] = [];
  if (neverRequire.includes(check)) {
    if (all.length > 0)
      findings.push(
        failure(
          'Required checks',
          sentence('doctor:required.in-vain', { check, where: where(all) }),
          sentence('doctor:required.in-vain-fix'),
        ),
      );
    return findings;
  }
  const pin = sentence('doctor:required.pin-fix', { appId });
  const open = all.filter(each => each.appId === null);
  if (open.length > 0)
    findings.push(
      warning('Required checks', sentence('doctor:required.no-source', { check, where: where(open) }), pin),
    );
  const others = all.filter(each => each.appId !== null && each.appId !== appId);
  const foreign = others[0]?.appId;
  if (foreign)
    findings.push(
      failure(
        'Required checks',
        sentence('doctor:required.foreign', { check, where: where(others), foreign }),
        pin,
      ),
    );
  return findings;
}

function where(all: readonly Requirement[]): Sentence {
  const names = [...new Set(all.map(({ repository }) => repository))];
  return sentence('doctor:required.where', {
    repositories: names.slice(0, 5),
    more: Math.max(0, names.length - 5),
  });
}
