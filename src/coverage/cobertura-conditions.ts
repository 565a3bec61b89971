import type { ReportBuilder } from './report-builder.ts';

const maxConditions = 64;
const counted = /\((\d{1,9})\/(\d{1,9})\)/;
const percentOnly = /^\s*(\d{1,3})(?:\.\d{1,20})?\s*%/;

/**
 * Cobertura counts the conditions of a line (`50% (1/2)`) without telling which: they are numbered here, the taken ones
 * first. Two reports of the same line then give the better of both counts.
 */
export function addConditions(builder: ReportBuilder, line: number, text: string): void {
  const [taken, total] = conditionsOf(text);
  for (let index = 0; index < total; index++) {
    builder.addBranch(line, `cobertura of ${total}:${index}`, index < taken);
  }
}

function conditionsOf(text: string): [taken: number, total: number] {
  const [, taken, total] = counted.exec(text)?.map(Number) ?? [];
  if (taken !== undefined && total !== undefined) {
    return total <= maxConditions ? [taken, total] : [taken >= total ? 2 : 1, 2];
  }
  const percent = percentOnly.exec(text)?.[1];
  if (percent === undefined) return [0, 0];
  return [Number(percent) >= 100 ? 2 : 1, 2];
}
