import { endEvaluation } from '../publish/publish-evaluation.ts';
import { supersededOutput, switchedOffOutput } from '../render/waiting-output.ts';
import type { Evaluation } from '../store/port.ts';
import { publishingOf } from './publishing.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';

const outputs = { superseded: supersededOutput, 'switched-off': switchedOffOutput } as const;

/** Ends an open check run that nobody will answer any more: a required check would hang for ever. */
export async function endCheckRun(
  services: Services,
  evaluation: Evaluation,
  why: keyof typeof outputs,
  language: Parameters<typeof say>[1] = null,
) {
  return await endEvaluation(publishingOf(services), evaluation, {
    conclusion: 'neutral',
    output: say(services, language, texts => outputs[why](texts, evaluation.topic)),
  });
}
