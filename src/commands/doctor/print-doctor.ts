import { styleText } from 'node:util';
import type { DoctorLine, DoctorState } from '../../model/doctor-line.ts';
import { printable } from '../printable.ts';

const colours: Readonly<Record<DoctorState, 'green' | 'yellow' | 'red' | 'dim'>> = {
  ok: 'green',
  warning: 'yellow',
  failure: 'red',
  unknown: 'dim',
};

const stateWidth = 9;
const nameWidth = 17;

/** For people: what was found in each section, each fix on a line of its own, and the sum. */
export function printDoctor(
  lines: readonly DoctorLine[],
  { version, node, colour }: { version: string; node: string; colour: boolean },
): string {
  const sections = [...new Set(['Server', 'App', 'Repositories'] as const)]
    .map(section => ({ section, own: lines.filter(line => line.section === section) }))
    .filter(({ own }) => own.length > 0)
    .map(({ section, own }) => `${section}\n${own.map(line => printLine(line, colour)).join('')}`);
  return `Rung ${version} · Node ${node}\n\n${sections.join('')}\n${sumUp(lines)}\n`;
}

function printLine({ state, name, detail, fix }: DoctorLine, colour: boolean): string {
  const word = state.padEnd(stateWidth);
  const shown = colour ? styleText(colours[state], word, { validateStream: false }) : word;
  const indent = ' '.repeat(2 + stateWidth + nameWidth);
  const advice = fix === null ? '' : `${indent}→ ${printable(fix)}\n`;
  return `  ${shown}${name.padEnd(nameWidth)}${printable(detail)}\n${advice}`;
}

function sumUp(lines: readonly DoctorLine[]): string {
  const of = (state: DoctorState) => lines.filter(line => line.state === state);
  const count = (state: DoctorState, word: string) => {
    const { length } = of(state);
    return length === 0 ? [] : [`${length} ${word}${length === 1 ? '' : 's'}`];
  };
  const [first] = [...of('failure'), ...of('warning')];
  if (first === undefined)
    return of('unknown').length > 0 ? 'Nothing to mend as far as could be seen.' : 'All is well.';
  return `${[...count('failure', 'failure'), ...count('warning', 'warning')].join(', ')}. First: ${first.name}.`;
}
