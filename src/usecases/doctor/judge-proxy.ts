import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, warning } = findingsOf('Server');

export interface ProxyFacts {
  /** The variable that names a proxy; its value may hold a password. */
  readonly variable: string | null;
  /** False on a Node that cannot be told about it after its start. */
  readonly isUsed: boolean;
}

export function judgeProxy({ variable, isUsed }: ProxyFacts): readonly DoctorFinding[] {
  if (variable === null) return [];
  if (isUsed) return [ok('Proxy', sentence('doctor:proxy.used', { variable }))];
  return [
    warning('Proxy', sentence('doctor:proxy.unused', { variable }), sentence('doctor:proxy.unused-fix')),
  ];
}
