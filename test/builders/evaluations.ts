import type { CheckRunOutput } from '../../src/model/check-run-output.ts';
import type { CheckRunWrites } from '../../src/publish/write-gateway.ts';
import type { Evaluation, Evaluations } from '../../src/store/port.ts';
import { at, headSha } from './ci.ts';

export const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quote-gateway' };

/** An evaluation of CI status that was opened at 09:00 and has its check run. */
export function evaluation(values: Partial<Evaluation> = {}): Evaluation {
  return {
    id: 'earlier',
    repository,
    headSha,
    topic: 'ci-status',
    startedAt: at('09:00'),
    deadline: at('10:00'),
    checkRunId: 501,
    conclusion: null,
    concludedAt: null,
    contentHash: null,
    inputHash: null,
    ...values,
  };
}

export interface EvaluationsInMemory extends Evaluations {
  readonly all: readonly Evaluation[];
}

/** @param refuses start as it does while another worker holds the open evaluation. */
export function evaluationsInMemory(
  given: readonly Evaluation[],
  refuses: boolean = false,
): EvaluationsInMemory {
  const all = [...given];
  const isOf = (one: Evaluation, id: number, sha: string, topic: string) =>
    one.repository.id === id && one.headSha === sha && one.topic === topic;

  return {
    all,
    latest: async (id, sha, topic) => all.filter(one => isOf(one, id, sha, topic)).at(-1),
    async start(one) {
      if (!refuses) all.push(one);

      return !refuses;
    },
    async update(id, change) {
      const index = all.findIndex(one => one.id === id);
      const found = all[index];
      if (found !== undefined) all[index] = { ...found, ...change };
    },
    overdue: async () => [],
    openCount: async () => all.filter(one => one.concludedAt === null).length,
  };
}

export interface RecordedWrite {
  readonly what: 'start' | 'conclude';
  readonly evaluationId: string;
  readonly subject: string;
  readonly checkRunId?: number | null;
  readonly conclusion?: string;
  readonly output: CheckRunOutput;
}

/** Keeps what was asked of it; its check run is number 900. */
export function recordingWrites(): CheckRunWrites & { readonly asked: readonly RecordedWrite[] } {
  const asked: RecordedWrite[] = [];

  return {
    asked,
    async startCheckRun(_repository, { evaluationId, subject }, output) {
      asked.push({ what: 'start', evaluationId, subject, output });

      return 900;
    },
    async concludeCheckRun(_repository, { evaluationId, subject }, checkRunId, { conclusion, output }) {
      asked.push({ what: 'conclude', evaluationId, subject, checkRunId, conclusion, output });

      return checkRunId ?? 900;
    },
    isDoubled: async () => false,
    foundBefore: async () => undefined,
  };
}
