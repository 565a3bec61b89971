import { type AskedLevel, askedLevels } from '../model/level.ts';

export type Unit =
  | 'percent'
  | 'count'
  | 'days'
  | 'hours'
  | 'minutes'
  | 'lines'
  | 'ratio'
  | 'per-day'
  | 'per-week'
  | 'people'
  /** The highest step of the practice's ladder that is reached; steps are numbered like levels. */
  | 'step'
  /** 1 for yes, 0 for no. */
  | 'yes';

/** What a level asks of the value, and what else. */
export interface Line {
  readonly is: '≥' | '>' | '≤' | '<';
  readonly value: number;
  /** Names of conditions that `evaluate` answers; the practice's texts say them. */
  readonly and?: readonly string[];
}

/** Lines as data: they decide the level, fill the documents and are what a policy may tighten. */
export interface Levels {
  readonly unit: Unit;
  /** Levels that ask nothing new are left out. */
  readonly lines: Readonly<Partial<Record<AskedLevel, Line>>>;
}

type Given = Readonly<Partial<Record<AskedLevel, number | Line>>>;

/** Plain numbers are compared with ≥. */
export const atLeast = (unit: Unit, given: Given): Levels => levelsOf(unit, '≥', given);

/** Plain numbers are compared with ≤. */
export const atMost = (unit: Unit, given: Given): Levels => levelsOf(unit, '≤', given);

export const yesFrom = (level: AskedLevel): Levels => atLeast('yes', { [level]: 1 });

/** Each of these levels asks for the step of its own number. */
export const steps = (...levels: readonly AskedLevel[]): Levels =>
  atLeast('step', Object.fromEntries(levels.map(level => [level, level])));

/** Shown as a figure: nothing is asked. */
export const noLines = (unit: Unit): Levels => ({ unit, lines: {} });

export const moreThan = (value: number, ...and: readonly string[]): Line => line('>', value, and);
export const lessThan = (value: number, ...and: readonly string[]): Line => line('<', value, and);
export const from = (value: number, ...and: readonly string[]): Line => line('≥', value, and);
export const upTo = (value: number, ...and: readonly string[]): Line => line('≤', value, and);

export function holds({ is, value }: Line, measured: number): boolean {
  if (is === '≥') return measured >= value;
  if (is === '>') return measured > value;
  return is === '≤' ? measured <= value : measured < value;
}

/** True when a smaller value is the better one. */
export const isCeiling = ({ is }: Line): boolean => is === '≤' || is === '<';

function line(is: Line['is'], value: number, and: readonly string[]): Line {
  return and.length === 0 ? { is, value } : { is, value, and };
}

function levelsOf(unit: Unit, is: Line['is'], given: Given): Levels {
  const lines = askedLevels.flatMap(level => {
    const asked = given[level];
    if (asked === undefined) return [];

    return [[level, typeof asked === 'number' ? { is, value: asked } : asked]];
  });

  return { unit, lines: Object.fromEntries(lines) };
}
