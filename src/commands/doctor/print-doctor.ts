import { styleText } from 'node:util';
import { type DoctorLine, type DoctorState, doctorNames, doctorStates } from '../../model/doctor-line.ts';
import type { Texts } from '../../render/texts.ts';
import { printable } from '../printable.ts';
import { columnsOf, padToColumns } from './columns.ts';

const colours: Readonly<Record<DoctorState, 'green' | 'yellow' | 'red' | 'dim'>> = {
  ok: 'green',
  warning: 'yellow',
  failure: 'red',
  unknown: 'dim',
};

/** For people: what was found in each section, each fix on a line of its own, and the sum. */
export function printDoctor(
  lines: readonly DoctorLine[],
  texts: Texts,
  { version, node, colour }: { version: string; node: string; colour: boolean },
): string {
  const table = columnsIn(texts);
  const sections = (['Server', 'App', 'Repositories'] as const)
    .map(section => ({ section, own: lines.filter(line => line.section === section) }))
    .filter(({ own }) => own.length > 0)
    .map(({ section, own }) => {
      const title = texts.text(`doctor:section.${section}`);
      return `${title}\n${own.map(line => printLine(line, table, colour)).join('')}`;
    });
  return `Rung ${version} · Node ${node}\n\n${sections.join('')}\n${sumUp(lines, texts)}\n`;
}

interface Columns {
  state(state: DoctorState): string;
  name(line: DoctorLine): string;
  readonly indent: string;
}

/** The first two columns, each as wide as its longest word and a gap of two. */
function columnsIn(texts: Texts): Columns {
  const stateText = (state: DoctorState) => texts.text(`doctor:state.${state}`);
  const widest = (words: readonly string[]) => Math.max(...words.map(columnsOf)) + 2;
  const stateWidth = widest(doctorStates.map(stateText));
  const nameWidth = widest(doctorNames.map(name => texts.text(`doctor:name.${name}`)));
  return {
    state: state => padToColumns(stateText(state), stateWidth),
    name: ({ name }) => padToColumns(texts.text(`doctor:name.${name}`), nameWidth),
    indent: ' '.repeat(2 + stateWidth + nameWidth),
  };
}

function printLine(line: DoctorLine, { state, name, indent }: Columns, colour: boolean): string {
  const word = state(line.state);
  const shown = colour ? styleText(colours[line.state], word, { validateStream: false }) : word;
  const advice = line.fix === null ? '' : `${indent}→ ${printable(line.fix)}\n`;
  return `  ${shown}${name(line)}${printable(line.detail)}\n${advice}`;
}

function sumUp(lines: readonly DoctorLine[], texts: Texts): string {
  const of = (state: DoctorState) => lines.filter(line => line.state === state);
  const [failures, warnings] = [of('failure'), of('warning')];
  const [first] = [...failures, ...warnings];
  if (first === undefined) return texts.text(`doctor:sum.${of('unknown').length > 0 ? 'unseen' : 'well'}`);
  return texts.text('doctor:sum.first', {
    failures: failures.length,
    warnings: warnings.length,
    name: texts.text(`doctor:name.${first.name}`),
  });
}
