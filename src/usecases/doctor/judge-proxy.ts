import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';

const { ok, warning } = linesOf('Server');

export interface ProxyFacts {
  /** The variable that names a proxy; its value may hold a password. */
  readonly variable: string | null;
  /** False on a Node that cannot be told about it after its start. */
  readonly isUsed: boolean;
}

export function judgeProxy({ variable, isUsed }: ProxyFacts): readonly DoctorLine[] {
  if (variable === null) return [];
  if (isUsed) return [ok('Proxy', `${variable} is used; NO_PROXY names the exceptions`)];
  return [
    warning(
      'Proxy',
      `${variable} is set, but this Node does not use it`,
      'NODE_USE_ENV_PROXY=1 in the environment, or a newer Node',
    ),
  ];
}
