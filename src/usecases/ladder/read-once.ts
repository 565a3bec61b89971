import type { LadderReads } from '../../github/ladder/ladder-port.ts';

type Repeated = Pick<
  LadderReads,
  'pulse' | 'rules' | 'protection' | 'environments' | 'dependencyAlerts' | 'codeAlerts' | 'secretAlerts'
>;

/** The same reads, for one turn: what its pulse shows is not asked for again where something moved. */
export function readOnce(reads: LadderReads): LadderReads {
  const answers = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);

    return answer as Promise<T>;
  };
  const repeated: Repeated = {
    pulse: own => once('pulse', () => reads.pulse(own)),
    rules: branch => once(`rules ${branch}`, () => reads.rules(branch)),
    protection: branch => once(`protection ${branch}`, () => reads.protection(branch)),
    environments: () => once('environments', () => reads.environments()),
    dependencyAlerts: () => once('dependencyAlerts', () => reads.dependencyAlerts()),
    codeAlerts: () => once('codeAlerts', () => reads.codeAlerts()),
    secretAlerts: () => once('secretAlerts', () => reads.secretAlerts()),
  };

  return { ...reads, ...repeated };
}
