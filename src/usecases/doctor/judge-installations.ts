import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';

const { ok, warning, failure } = linesOf('App');

export interface InstallationLineFacts {
  readonly account: string;
  readonly htmlUrl: string;
  readonly selection: 'all' | 'selected';
  readonly isSuspended: boolean;
}

export function judgeInstallations(
  installations: readonly InstallationLineFacts[],
  appUrl: string,
): readonly DoctorLine[] {
  if (installations.length === 0)
    return [
      failure('Installation', 'the App is installed nowhere', `install it: ${appUrl}/installations/new`),
    ];
  const suspended = installations
    .filter(({ isSuspended }) => isSuspended)
    .map(({ account, htmlUrl }) =>
      warning(
        'Installation',
        `${account} has suspended it: nothing is judged there`,
        `an owner ends that: ${htmlUrl}`,
      ),
    );
  const working = installations.filter(({ isSuspended }) => !isSuspended);
  if (working.length === 0) return suspended;
  const shown = working.slice(0, 5).map(({ account, selection }) => `${account} (${selection} repositories)`);
  return [
    ok('Installation', `${shown.join(', ')}${working.length > 5 ? ` and ${working.length - 5} more` : ''}`),
    ...suspended,
  ];
}
