import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';
import type { GatewayError } from '../../model/gateway-error.ts';

const { ok, warning, failure } = linesOf('Server');

/** `problem`: how an artifact's download ended that was given up before its first byte. */
export function judgeArtifactStore(problem: GatewayError | undefined): DoctorLine {
  // Too large for nothing at all: it was about to come.
  if (problem === undefined || problem.kind === 'too-large')
    return ok('Artifact store', 'artifacts can be downloaded');
  if (problem.kind === 'gone') return ok('Artifact store', 'it answers; the artifact asked for is gone');
  const allowed = /RUNG_ALLOWED_HOSTS=([^\s]+)\.$/.exec(problem.message)?.[1];
  if (problem.kind === 'forbidden' && allowed !== undefined)
    return failure(
      'Artifact store',
      `artifacts are served from ${allowed}, which is not a public address: coverage cannot be judged`,
      `RUNG_ALLOWED_HOSTS=${allowed}`,
    );
  return warning('Artifact store', problem.message, 'see that this machine may open connections there');
}
