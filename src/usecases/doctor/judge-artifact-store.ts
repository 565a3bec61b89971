import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import type { GatewayError } from '../../model/gateway-error.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, warning, failure } = findingsOf('Server');

/** `problem`: how an artifact's download ended that was given up before its first byte. */
export function judgeArtifactStore(problem: GatewayError | undefined): DoctorFinding {
  // Too large for nothing at all: it was about to come.
  if (problem === undefined || problem.kind === 'too-large')
    return ok('Artifact store', sentence('doctor:artifacts.good'));
  if (problem.kind === 'gone') return ok('Artifact store', sentence('doctor:artifacts.gone'));
  const host = /RUNG_ALLOWED_HOSTS=([^\s]+)\.$/.exec(problem.message)?.[1];
  if (problem.kind === 'forbidden' && host !== undefined)
    return failure(
      'Artifact store',
      sentence('doctor:artifacts.private', { host }),
      sentence('doctor:fix.setting', { variable: 'RUNG_ALLOWED_HOSTS', value: host }),
    );
  return warning(
    'Artifact store',
    sentence('doctor:look.gateway', { message: problem.message }),
    sentence('doctor:artifacts.unreached-fix'),
  );
}
