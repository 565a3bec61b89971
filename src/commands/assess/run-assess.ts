import { performance } from 'node:perf_hooks';
import { NothingToAssess } from '../../collect/clone/read-head.ts';
import { assess } from '../../maturity/assess.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { loadTexts } from '../../publish/load-texts.ts';
import { assessmentMarkdown } from '../../render/ladder/assessment-markdown.ts';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { printable } from '../printable.ts';
import type { AssessOptions, AssessParts } from './assess-options.ts';
import { collectFacts } from './collect-facts.ts';
import { assessmentJson } from './print-json.ts';
import { assessmentText } from './print-text.ts';
import { saveFacts } from './save-facts.ts';

/** Exit code 3 where nothing at all could be judged. */
export async function runAssess(
  target: string | undefined,
  options: AssessOptions,
  io: CommandIo,
  { now, openGitHub }: AssessParts,
): Promise<ExitCode> {
  const warn = (problem: string) => io.stderr.write(`warning: ${printable(problem)}\n`);
  const startedAt = performance.now();
  try {
    const facts = await collectFacts(target, options, io, { now: now(), warn, openGitHub });
    if (options.saveFacts !== undefined) await saveFacts(facts, options.saveFacts, io.cwd);
    const assessment = assess(facts, (practice, error) =>
      warn(`${practice}: a fault of Rung's own: ${error}`),
    );
    const texts = loadTexts(options.language);
    const shown = { facts, assessment, texts };
    io.stdout.write(
      {
        text: () =>
          assessmentText(shown, {
            isAll: options.all ?? false,
            isColoured: io.stdout.isTTY === true && !io.env['NO_COLOR'],
            elapsedMs: performance.now() - startedAt,
          }),
        json: () => assessmentJson(shown),
        markdown: () => assessmentMarkdown(shown),
      }[options.format](),
    );

    return assessment.domains.some(({ judged }) => judged > 0) ? 0 : 3;
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof GatewayError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);

    return error instanceof OperatorError && !(error instanceof NothingToAssess) ? 2 : 3;
  }
}
