import type { CheckRunBody } from '../github/port.ts';
import type { CheckRunOutput } from '../model/check-run-output.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { cutAtGrapheme, fitToBudget } from '../render/budget.ts';

const maxTitleCharacters = 70;
/** GitHub refuses more than 65,535 bytes, although its reference says characters. */
const maxTextBytes = 60_000;
const maxAnnotations = 50;
const maxMessageBytes = 64_000;

/** Brings texts within GitHub's limits; `invalid` for what cannot be mended here: an empty field, a 51st annotation. */
export function fitCheckRunOutput(output: CheckRunOutput): CheckRunBody {
  if (output.annotations.length > maxAnnotations) {
    throw new GatewayError(
      'invalid',
      `A check run takes ${maxAnnotations} annotations, not ${output.annotations.length}; name the rest in the summary.`,
    );
  }
  return {
    title: cutAtGrapheme(filled(output.title, 'title'), maxTitleCharacters),
    summary: fitToBudget(filled(output.summary, 'summary'), maxTextBytes),
    text: output.text === null || output.text.trim() === '' ? null : fitToBudget(output.text, maxTextBytes),
    annotations: output.annotations.map(({ path, startLine, endLine, message }) => ({
      path: filled(path, 'annotation path'),
      startLine: Math.max(1, startLine),
      endLine: Math.max(1, startLine, endLine),
      message: fitToBudget(filled(message, 'annotation message'), maxMessageBytes),
    })),
  };
}

function filled(text: string, field: string): string {
  if (text.trim() !== '') return text;
  throw new GatewayError('invalid', `The check run's ${field} is empty; GitHub refuses that.`);
}
