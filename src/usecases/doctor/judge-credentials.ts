import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';

const { ok, failure, unknown } = linesOf('App');

export function judgeCredentials(app: { readonly id: number; readonly name: string }): DoctorLine {
  return ok('Credentials', `App ${app.id} "${app.name}", key accepted`);
}

/** Which of the three it is: number, key or clock. */
export function judgeRefusal(appId: number, error: unknown): DoctorLine {
  if (!(error instanceof GatewayError)) throw error;
  const { kind, message } = error;
  if (
    kind === 'not-found' ||
    (kind === 'unauthorized' && /issuer|\biss\b|integration not found/i.test(message))
  )
    return failure(
      'Credentials',
      `GitHub knows no App ${appId}`,
      "APP_ID=<the number on the App's settings page>",
    );
  if (kind === 'unauthorized' && /issued at|expiration|\biat\b|\bexp\b/i.test(message))
    return failure(
      'Credentials',
      'GitHub refuses the time in the token',
      'set the clock of this machine by NTP',
    );
  if (kind === 'unauthorized')
    return failure(
      'Credentials',
      `the private key is not one of App ${appId}`,
      "PRIVATE_KEY: make a new one on the App's settings page, “Private keys”",
    );
  return unknown('Credentials', message);
}

/** `problem`: what the settings lack. */
export function judgeMissing(problem: string): DoctorLine {
  return failure('Credentials', problem, '"npm start" without any of them registers an App; docs/install.md');
}
