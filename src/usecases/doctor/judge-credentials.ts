import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, failure, unknown } = findingsOf('App');

export function judgeCredentials({ id, name }: { readonly id: number; readonly name: string }) {
  return ok('Credentials', sentence('doctor:credentials.accepted', { appId: id, name }));
}

/** Which of the three it is: number, key or clock. */
export function judgeRefusal(appId: number, error: unknown): DoctorFinding {
  if (!(error instanceof GatewayError)) throw error;
  const { kind, message } = error;
  if (
    kind === 'not-found' ||
    (kind === 'unauthorized' && /issuer|\biss\b|integration not found/i.test(message))
  )
    return failure(
      'Credentials',
      sentence('doctor:credentials.no-app', { appId }),
      sentence('doctor:credentials.no-app-fix'),
    );
  if (kind === 'unauthorized' && /issued at|expiration|\biat\b|\bexp\b/i.test(message))
    return failure('Credentials', sentence('doctor:credentials.time'), sentence('doctor:fix.clock'));
  if (kind === 'unauthorized')
    return failure(
      'Credentials',
      sentence('doctor:credentials.key', { appId }),
      sentence('doctor:credentials.key-fix'),
    );
  return unknown('Credentials', sentence('doctor:look.gateway', { message }));
}

/** `problem`: what the settings lack. */
export function judgeMissing(problem: string): DoctorFinding {
  return failure(
    'Credentials',
    sentence('doctor:credentials.missing', { problem }),
    sentence('doctor:credentials.missing-fix'),
  );
}
