import type { DoctorFinding } from '../../model/doctor-line.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { examineApp } from './examine-app.ts';
import { examineRepositories } from './examine-repositories.ts';
import { judgeMissing } from './judge-credentials.ts';
import { judgeDatabase, judgeStuckChecks } from './judge-database.ts';
import { judgeHost, judgeNoAnswer, judgeTrust } from './judge-host.ts';
import { judgeProxy } from './judge-proxy.ts';
import { codeOf, lookWithin } from './look-within.ts';

/** Looks at everything that can be looked at from here. Reads only; each look ends within ten seconds. */
export async function examine(parts: DoctorParts): Promise<readonly DoctorFinding[]> {
  const { app } = parts;
  const [host, [database, stuck]] = await Promise.all([examineHost(parts), examineStore(parts)]);
  const server = [...host.findings, ...judgeProxy(parts.proxy), ...database];
  if ('problem' in app) return [...server, judgeMissing(app.problem), ...stuck];
  if (!host.answers) return [...server, ...stuck];

  const examined = await examineApp(parts, app);
  const repositories = examined.isAccepted ? await examineRepositories(parts, app) : [];
  return [...server, ...examined.findings, ...repositories, ...stuck];
}

async function examineHost(
  parts: DoctorParts,
): Promise<{ answers: boolean; findings: readonly DoctorFinding[] }> {
  const { webUrl, extraCertificates } = parts;
  const asked = parts.now().getTime();
  try {
    const { date, ...answer } = await parts.askHost();
    const heard = parts.now().getTime();
    // GitHub's second may have begun up to a second before: its middle is the better guess.
    const skewMs = date === undefined ? undefined : date.getTime() + 500 - (asked + heard) / 2;
    return {
      answers: true,
      findings: [...judgeHost({ webUrl, ...answer, skewMs }), ...judgeTrust({ webUrl, extraCertificates })],
    };
  } catch (error) {
    const unread = extraCertificates?.isRead === false ? judgeTrust({ webUrl, extraCertificates }) : [];
    return { answers: false, findings: [...judgeNoAnswer(webUrl, codeOf(error)), ...unread] };
  }
}

async function examineStore(
  parts: DoctorParts,
): Promise<[readonly DoctorFinding[], readonly DoctorFinding[]]> {
  let stuck: readonly DoctorFinding[] = [];
  const findings = await lookWithin('Server', 'Database', async () => {
    const facts = await parts.examineDatabase();
    stuck = judgeStuckChecks(facts);
    return judgeDatabase(facts);
  });
  return [findings, stuck];
}
