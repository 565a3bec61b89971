import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, warning, failure } = findingsOf('App');

export interface InstallationLineFacts {
  readonly account: string;
  readonly htmlUrl: string;
  readonly selection: 'all' | 'selected';
  readonly isSuspended: boolean;
}

const most = 5;

export function judgeInstallations(
  installations: readonly InstallationLineFacts[],
  appUrl: string,
): readonly DoctorFinding[] {
  if (installations.length === 0)
    return [
      failure(
        'Installation',
        sentence('doctor:installation.none'),
        sentence('doctor:installation.none-fix', { app: appUrl }),
      ),
    ];
  const suspended = installations
    .filter(({ isSuspended }) => isSuspended)
    .map(({ account, htmlUrl }) =>
      warning(
        'Installation',
        sentence('doctor:installation.suspended', { account }),
        sentence('doctor:installation.suspended-fix', { url: htmlUrl }),
      ),
    );
  const working = installations.filter(({ isSuspended }) => !isSuspended);
  if (working.length === 0) return suspended;
  const accounts = working
    .slice(0, most)
    .map(({ account, selection }) =>
      sentence('doctor:installation.account', { account, all: selection === 'all' }),
    );
  const more = working.length - accounts.length;
  return [ok('Installation', sentence('doctor:installation.working', { accounts, more })), ...suspended];
}
